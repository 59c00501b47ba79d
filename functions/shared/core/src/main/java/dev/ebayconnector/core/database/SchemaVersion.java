package dev.ebayconnector.core.database;

/** The schema that this code was written against. */
public final class SchemaVersion {

    /** The newest migration this build knows; a test compares it with the migrations job. */
    public static final String EXPECTED = "036";

    private SchemaVersion() {}
}
