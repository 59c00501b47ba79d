package dev.ebayconnector.fakeebay;

import java.util.Arrays;
import java.util.Optional;

/** Finds the environment of a caller by its client id, its credentials or its RuName. */
final class AppCredentialsByEnvironment {
    private final AppCredentials production;
    private final AppCredentials sandbox;

    AppCredentialsByEnvironment(AppCredentials production, AppCredentials sandbox) {
        this.production = production;
        this.sandbox = sandbox;
    }

    AppCredentials of(FakeEnvironment environment) {
        return switch (environment) {
            case PRODUCTION -> production;
            case SANDBOX -> sandbox;
        };
    }

    Optional<FakeEnvironment> byClientId(String clientId) {
        return Arrays.stream(FakeEnvironment.values())
                .filter(each -> of(each).clientId().equals(clientId))
                .findFirst();
    }

    Optional<FakeEnvironment> byCredentials(String clientId, String clientSecret) {
        return Arrays.stream(FakeEnvironment.values())
                .filter(each -> of(each).matches(clientId, clientSecret))
                .findFirst();
    }

    boolean knowsRuName(String runame) {
        return production.runame().equals(runame) || sandbox.runame().equals(runame);
    }
}
