package dev.ebayconnector.fakeebay;

import java.util.Optional;
import java.util.Set;

/** Checks the bearer token of an API call: alive, and with a scope that opens the endpoint. */
public final class Bearer {
    private final Tokens tokens;

    Bearer(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The seller behind a user token. An application token lacks the scopes of sellers, so it ends as 1100. */
    public Checked<Seller> seller(Request request, Set<String> oneOf) {
        return token(request)
                .then(token -> token.seller().isPresent() && token.grantsOneOf(oneOf)
                        ? Checked.passed(token.seller().get())
                        : Checked.refused(ApiErrors.accessDenied()));
    }

    /** The seller behind a user token that the Trading API gets in a header of its own. */
    public Optional<Seller> seller(String token) {
        return tokens.accessToken(token).flatMap(AccessToken::seller);
    }

    /** The environment of an application token. */
    public Checked<FakeEnvironment> application(Request request) {
        return token(request)
                .then(token -> token.seller().isEmpty()
                        ? Checked.passed(token.environment())
                        : Checked.refused(ApiErrors.wrongTokenType()));
    }

    private Checked<AccessToken> token(Request request) {
        return request.header("Authorization")
                .map(this::known)
                .orElseGet(() -> Checked.refused(ApiErrors.missingAccessToken()));
    }

    private Checked<AccessToken> known(String header) {
        return header.startsWith("Bearer ")
                ? tokens.accessToken(header.substring("Bearer ".length()))
                        .map(Checked::passed)
                        .orElseGet(() -> Checked.refused(ApiErrors.invalidAccessToken()))
                : Checked.refused(ApiErrors.missingAccessToken());
    }
}
