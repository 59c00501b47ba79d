package dev.ebayconnector.migrations.rights;

/** What the functions do with tables, by the names of PostgreSQL. */
public enum Privilege {
    SELECT,
    INSERT,
    UPDATE,
    DELETE
}
