package dev.ebayconnector.fakeebay;

import java.util.Locale;

/** One fake serves both of eBay's environments on the same ports; credentials and tokens decide which one a call is for. */
public enum FakeEnvironment {
    PRODUCTION,
    SANDBOX;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
