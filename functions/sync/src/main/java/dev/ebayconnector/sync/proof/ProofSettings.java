package dev.ebayconnector.sync.proof;

import dev.ebayconnector.core.settings.Settings;

/** @param nightly whether proofs are taken every night, or on request only */
public record ProofSettings(boolean nightly) {

    /** Reads {@code SYNC_PROOFS}. */
    public static ProofSettings read(Settings settings) {
        return new ProofSettings(settings.flag("SYNC_PROOFS", true));
    }
}
