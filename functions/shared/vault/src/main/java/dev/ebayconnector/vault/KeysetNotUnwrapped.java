package dev.ebayconnector.vault;

import java.security.GeneralSecurityException;

/** A wrapped keyset that could not be decrypted. Neither text contains a part of the keyset. */
public final class KeysetNotUnwrapped extends GeneralSecurityException {

    private final String fix;

    KeysetNotUnwrapped(String message, String fix, Throwable cause) {
        super(message, cause);
        this.fix = fix;
    }

    /** What to do about it, in one sentence. */
    public String fix() {
        return fix;
    }
}
