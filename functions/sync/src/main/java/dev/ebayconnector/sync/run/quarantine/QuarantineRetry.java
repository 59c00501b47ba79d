package dev.ebayconnector.sync.run.quarantine;

import dev.ebayconnector.sync.run.resource.PageSeals;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.resource.WriteContext;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * Reads records in quarantine again, from what eBay sent: a newer release of the connector may be able to. A record that
 * eBay has changed since is not overwritten, because a readable one leaves the quarantine with the next sync.
 */
public final class QuarantineRetry {

    private final QuarantineReader records;
    private final Resources resources;
    private final QuarantinedTexts texts;
    private final PageSeals seals;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    public QuarantineRetry(
            QuarantineReader records,
            Resources resources,
            QuarantinedTexts texts,
            PageSeals seals,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.records = records;
        this.resources = resources;
        this.texts = texts;
        this.seals = seals;
        this.transactions = transactions;
        this.clock = clock;
    }

    public RetryOutcome retry(QuarantinedRecord record) {
        var resource = resources.find(record.resource());
        return resource.isEmpty() ? new RetryOutcome.NotPossible() : retry(resource.get(), record);
    }

    private <R> RetryOutcome retry(Resource<R> resource, QuarantinedRecord record) {
        var text = texts.text(record);
        if (text.isEmpty()) {
            return new RetryOutcome.NotPossible();
        }
        try {
            var read = resource.parse(record.recordKey(), text.get());
            return read.isEmpty() ? new RetryOutcome.NotPossible() : store(resource, record, text.get(), read.get());
        } catch (IllegalArgumentException e) {
            records.explain(record.id(), e.getMessage());
            return new RetryOutcome.StillRefused(e.getMessage());
        }
    }

    private <R> RetryOutcome store(Resource<R> resource, QuarantinedRecord record, String text, R read) {
        return transactions.executeWrite(status -> {
            var connection = status.getConnection();
            try {
                var context = new WriteContext(
                        record.accountId(),
                        record.runId(),
                        clock.instant(),
                        seals.of(connection, record.accountId(), List.of(text)));
                var before = connection.setSavepoint();
                try {
                    resource.write(connection, context, List.of(read));
                    connection.releaseSavepoint(before);
                } catch (SQLException e) {
                    connection.rollback(before);
                    var reason = DataRefusal.of(e).orElseThrow(() -> e);
                    records.explain(record.id(), reason);
                    return new RetryOutcome.StillRefused(reason);
                }
            } catch (PageSeals.AccountErased e) {
                return new RetryOutcome.NotPossible();
            } catch (SQLException e) {
                throw new DataAccessException("the record was not stored", e);
            }
            records.delete(record.id());
            return new RetryOutcome.Stored();
        });
    }
}
