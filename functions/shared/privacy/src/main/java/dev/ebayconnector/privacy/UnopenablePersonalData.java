package dev.ebayconnector.privacy;

/** A key or sealed data that cannot be opened; the text names the account and the table, never what is sealed. */
public final class UnopenablePersonalData extends RuntimeException {

    public UnopenablePersonalData(String message, Throwable cause) {
        super(message, cause);
    }
}
