package dev.ebayconnector.vault;

import java.security.GeneralSecurityException;

/** AWS KMS did not open a wrapped keyset. The message names the fix and nothing of the keyset. */
public final class KeysetNotUnwrapped extends GeneralSecurityException {

    KeysetNotUnwrapped(String message, Throwable cause) {
        super(message, cause);
    }
}
