package dev.ebayconnector.privacy.erasure;

import java.util.Locale;

/** As what a person is erased. */
public enum ErasureRole {
    /** From the records of all accounts of the environment. */
    BUYER,
    /** With the account: tokens, names, and all personal data of its records. */
    SELLER,
    BOTH;

    boolean buyer() {
        return this != SELLER;
    }

    boolean seller() {
        return this != BUYER;
    }

    /** As stored. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ErasureRole of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
