package dev.ebayconnector.retention;

import java.util.OptionalLong;

/** How large the database is, as {@code diagnose} compares it from day to day. */
final class DatabaseSize {

    private static final String SIZE = "SELECT pg_database_size(current_database())";

    private final Batches batches;

    DatabaseSize(Batches batches) {
        this.batches = batches;
    }

    /** Empty if PostgreSQL does not say; a figure is not worth a failure. */
    OptionalLong bytes() {
        try {
            return batches.run(connection -> {
                try (var statement = connection.prepareStatement(SIZE);
                        var row = statement.executeQuery()) {
                    row.next();
                    return OptionalLong.of(row.getLong(1));
                }
            });
        } catch (BatchFailure _) {
            return OptionalLong.empty();
        }
    }
}
