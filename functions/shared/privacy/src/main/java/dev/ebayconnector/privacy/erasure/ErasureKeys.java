package dev.ebayconnector.privacy.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** What an erasure needs of the keys. */
public interface ErasureKeys {

    /** The keyed hash of an identifier, as the hash columns hold it. */
    byte[] personHash(Connection connection, String environment, String identifier) throws SQLException;

    byte[] sealSubject(UUID erasureId, String json);

    String openSubject(UUID erasureId, byte[] sealed);

    /**
     * Opens a value of a column {@code personal}.
     *
     * @param key of the row, as it was sealed for it
     * @return empty if the account's data key was dropped or does not open it
     */
    Optional<String> openPersonal(Connection connection, UUID accountId, String table, String key, byte[] sealed)
            throws SQLException;
}
