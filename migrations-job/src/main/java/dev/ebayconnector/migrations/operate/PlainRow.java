package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.privacy.DataKey;
import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonHasher;
import dev.ebayconnector.privacy.PersonalMembers;
import dev.ebayconnector.privacy.Place;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row that an earlier release stored, and what it is sealed with.
 *
 * @param key         null if the row is of an erased person: then nothing personal is kept, and no hash
 * @param environment of the account
 */
record PlainRow(ResultSet columns, DataKey key, PersonHasher hasher, String environment) {

    boolean erased() {
        return key == null;
    }

    byte[] seal(Place place, PersonalMembers members) {
        return erased() ? null : key.seal(place, members);
    }

    byte[] seal(Place place, String text) {
        return erased() ? null : key.seal(place, text);
    }

    String text(String column) throws SQLException {
        return columns.getString(column);
    }

    /** For a hash column; null without a name. */
    byte[] hash(String name) {
        return erased()
                ? null
                : hasher.hash(environment, name).map(PersonHash::bytes).orElse(null);
    }
}
