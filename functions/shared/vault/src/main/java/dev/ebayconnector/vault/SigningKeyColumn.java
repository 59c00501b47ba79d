package dev.ebayconnector.vault;

/** Which of the two encrypted columns of a signing key. */
public enum SigningKeyColumn {
    JWE,
    PRIVATE_KEY
}
