package dev.ebayconnector.fakeebay;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tells from the Basic header of a token call which keyset, and so which environment, is calling. */
final class ClientAuthentication {
    private final Keysets keysets;

    ClientAuthentication(Keysets keysets) {
        this.keysets = keysets;
    }

    Checked<FakeEnvironment> check(Request request) {
        return request.header("Authorization")
                .filter(header -> header.startsWith("Basic "))
                .map(header ->
                        decoded(header.substring("Basic ".length()).strip()).split(":", 2))
                .filter(parts -> parts.length == 2)
                .flatMap(parts -> keysets.byCredentials(parts[0], parts[1]))
                .map(Checked::passed)
                .orElseGet(() -> Checked.refused(OAuthErrors.invalidClient()));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
