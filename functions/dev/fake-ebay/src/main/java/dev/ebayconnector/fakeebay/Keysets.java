package dev.ebayconnector.fakeebay;

import java.util.Arrays;
import java.util.Optional;

/** Finds the environment a caller means by the credentials or the RuName it shows. */
final class Keysets {
    private final Keyset production;
    private final Keyset sandbox;

    Keysets(Keyset production, Keyset sandbox) {
        this.production = production;
        this.sandbox = sandbox;
    }

    Keyset of(FakeEnvironment environment) {
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
