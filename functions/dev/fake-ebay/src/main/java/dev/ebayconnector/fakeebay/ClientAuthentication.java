package dev.ebayconnector.fakeebay;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads the app credentials of a token call, and so its environment, from the Basic header. */
final class ClientAuthentication {
    private final AppCredentialsByEnvironment credentials;

    ClientAuthentication(AppCredentialsByEnvironment credentials) {
        this.credentials = credentials;
    }

    Checked<FakeEnvironment> check(Request request) {
        return request.header("Authorization")
                .filter(header -> header.startsWith("Basic "))
                .map(header ->
                        decoded(header.substring("Basic ".length()).strip()).split(":", 2))
                .filter(parts -> parts.length == 2)
                .flatMap(parts -> credentials.byCredentials(parts[0], parts[1]))
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
