package dev.ebayconnector.health;

import dev.ebayconnector.core.database.SchemaVersion;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Asks every part in turn; what hangs on a part that failed is not asked. */
@Singleton
final class FullCheck {

    private final SchemaCheck schema;
    private final QueueCheck queue;
    private final EbayCheck ebay;

    FullCheck(SchemaCheck schema, QueueCheck queue, EbayCheck ebay) {
        this.schema = schema;
        this.queue = queue;
        this.ebay = ebay;
    }

    List<Part> ask() {
        var parts = new ArrayList<>(database());
        parts.add(parts.stream().allMatch(Part::isOk)
                ? queue.ask()
                : new Part("queue", "unknown", 0, "the database cannot say"));
        parts.add(ebay.ask());
        return parts;
    }

    private List<Part> database() {
        return switch (schema.ask()) {
            case DatabaseState.Reached(var version, var millis) -> List.of(
                    new Part("database", "ok", millis, null),
                    new Part("schema", "ok", 0, "version " + version));
            case DatabaseState.SchemaTooOld(var version, var millis) -> List.of(
                    new Part("database", "ok", millis, null),
                    new Part("schema", "fail", 0, "version " + version + ", needed " + SchemaVersion.EXPECTED + ": run the migrations job"));
            case DatabaseState.ReadOnly(var millis) -> List.of(
                    new Part("database", "fail", millis, "the database takes no writes"),
                    new Part("schema", "unknown", 0, "the database cannot say"));
            case DatabaseState.Away(var reason, var millis) -> List.of(
                    new Part("database", "fail", millis, reason),
                    new Part("schema", "unknown", 0, "the database cannot say"));
        };
    }
}
