package dev.ebayconnector.sync.disputes;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads {@link StoredDisputes} from the table {@code disputes}. */
public final class StoredDisputesReader implements StoredDisputes {

    private static final String TO_READ = """
        SELECT payment_dispute_id
        FROM disputes
        WHERE account_id = ? AND (status IS DISTINCT FROM 'CLOSED' OR detail_due)
        ORDER BY payment_dispute_id
        """;

    private final TransactionOperations<Connection> transactions;

    public StoredDisputesReader(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<String> toRead(UUID accountId) {
        return transactions.executeRead(status -> {
            try (var statement = status.getConnection().prepareStatement(TO_READ)) {
                statement.setObject(1, accountId);
                var ids = new ArrayList<String>();
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        ids.add(result.getString("payment_dispute_id"));
                    }
                }
                return ids;
            } catch (SQLException e) {
                throw new DataAccessException("stored disputes not read", e);
            }
        });
    }
}
