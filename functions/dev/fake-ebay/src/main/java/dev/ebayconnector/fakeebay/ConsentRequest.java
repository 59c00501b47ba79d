package dev.ebayconnector.fakeebay;

import java.util.Set;

/** A valid request for a seller's consent. */
record ConsentRequest(
        FakeEnvironment environment, Keyset keyset, Set<String> scopes, RuNames.Addresses addresses, Parameters asked) {

    boolean forcesSignIn() {
        return asked.get("prompt").equals("login");
    }

    static Checked<ConsentRequest> check(Parameters asked, Keysets keysets, RuNames runames) {
        return keysets.byClientId(asked.get("client_id"))
                .map(environment -> check(asked, environment, keysets.of(environment), runames))
                .orElseGet(() -> Checked.refused(OAuthErrors.shownInvalidRequest()));
    }

    private static Checked<ConsentRequest> check(
            Parameters asked, FakeEnvironment environment, Keyset keyset, RuNames runames) {
        boolean prompted = asked.find("prompt").isEmpty() || asked.get("prompt").equals("login");
        if (!prompted
                || !asked.get("redirect_uri").equals(keyset.runame())
                || !asked.get("response_type").equals("code")) {
            return Checked.refused(OAuthErrors.shownInvalidRequest());
        }
        Set<String> scopes = Scopes.parse(asked.get("scope"));
        if (!Scopes.owned(scopes)) {
            return Checked.refused(OAuthErrors.shownInvalidScope());
        }
        return runames.find(keyset.runame())
                .map(where -> Checked.passed(new ConsentRequest(environment, keyset, scopes, where, asked)))
                .orElseGet(() -> Checked.refused(OAuthErrors.shownMissingAddress(keyset.runame())));
    }
}
