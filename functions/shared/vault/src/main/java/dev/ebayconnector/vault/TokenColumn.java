package dev.ebayconnector.vault;

/** Which of the two token columns. */
public enum TokenColumn {
    ACCESS_TOKEN,
    REFRESH_TOKEN
}
