package dev.ebayconnector.fakeebay;

/** The tokens a seller's consent brought, for tests that begin behind the consent page. */
public record Grant(String accessToken, String refreshToken) {

    /** Without the tokens, so that a failed assertion does not print them. */
    @Override
    public String toString() {
        return "Grant[...]";
    }
}
