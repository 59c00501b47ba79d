package dev.ebayconnector.vault;

/** The sealed columns of {@code alert_receivers}; their names are part of what a ciphertext is bound to. */
public enum AlertColumn {
    URL,
    SECRET,
    OLD_SECRET
}
