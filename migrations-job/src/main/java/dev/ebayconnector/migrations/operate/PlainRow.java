package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.privacy.DataKey;
import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonHasher;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row that an earlier release stored, and what it is sealed with.
 *
 * @param environment of the account
 */
record PlainRow(ResultSet columns, DataKey key, PersonHasher hasher, String environment) {

    String text(String column) throws SQLException {
        return columns.getString(column);
    }

    /** For a hash column; null without a name. */
    byte[] hash(String name) {
        return hasher.hash(environment, name).map(PersonHash::bytes).orElse(null);
    }
}
