package dev.ebayconnector.sync.run.quarantine;

import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.Place;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/** Opens what eBay sent of records in quarantine; it may hold any personal data and is sealed as a whole. */
public final class QuarantinedTexts {

    private final PersonalDataKeys keys;
    private final TransactionOperations<Connection> transactions;

    public QuarantinedTexts(PersonalDataKeys keys, TransactionOperations<Connection> transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    /** What eBay sent; empty if it was erased. */
    public Optional<String> text(QuarantinedRecord record) {
        if (record.personal() == null) {
            return Optional.ofNullable(record.raw() == null ? record.rawText() : record.raw());
        }
        return transactions.executeRead(status -> {
            try {
                return keys.find(status.getConnection(), record.accountId())
                        .map(key -> key.text(place(record.resource(), record.recordDigest()), record.personal()));
            } catch (SQLException e) {
                throw new DataAccessException("the record was not opened", e);
            }
        });
    }

    /** Where a sealed record belongs. */
    static Place place(String resource, byte[] digest) {
        return Place.of("quarantined_records", resource, HexFormat.of().formatHex(digest));
    }
}
