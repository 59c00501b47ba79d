package dev.ebayconnector.fakeebay;

import java.util.Set;

/** A valid request for a seller's consent. */
record ConsentRequest(
        FakeEnvironment environment,
        AppCredentials credentials,
        Set<String> scopes,
        RuNames.Addresses addresses,
        Parameters asked) {

    boolean forcesSignIn() {
        return asked.get("prompt").equals("login");
    }

    static Checked<ConsentRequest> check(Parameters asked, AppCredentialsByEnvironment credentials, RuNames runames) {
        return credentials
                .byClientId(asked.get("client_id"))
                .map(environment -> check(asked, environment, credentials.of(environment), runames))
                .orElseGet(() -> Checked.refused(OAuthErrors.shownInvalidRequest()));
    }

    private static Checked<ConsentRequest> check(
            Parameters asked, FakeEnvironment environment, AppCredentials credentials, RuNames runames) {
        boolean prompted = asked.find("prompt").isEmpty() || asked.get("prompt").equals("login");
        if (!prompted
                || !asked.get("redirect_uri").equals(credentials.runame())
                || !asked.get("response_type").equals("code")) {
            return Checked.refused(OAuthErrors.shownInvalidRequest());
        }
        Set<String> scopes = Scopes.parse(asked.get("scope"));
        if (!Scopes.owned(scopes)) {
            return Checked.refused(OAuthErrors.shownInvalidScope());
        }
        return runames.find(credentials.runame())
                .map(where -> Checked.passed(new ConsentRequest(environment, credentials, scopes, where, asked)))
                .orElseGet(() -> Checked.refused(OAuthErrors.shownMissingAddress(credentials.runame())));
    }
}
