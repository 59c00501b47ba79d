package dev.ebayconnector.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** eBay runs two worlds with own keysets, users and hosts; a connection belongs to one of them. */
public enum EbayEnvironment {
    PRODUCTION,
    SANDBOX;

    /** The word used in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EbayEnvironment> of(String word) {
        return Arrays.stream(values())
                .filter(environment -> environment.word().equals(word))
                .findFirst();
    }
}
