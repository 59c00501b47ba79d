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
    private final ConsentCheck consents;

    FullCheck(SchemaCheck schema, QueueCheck queue, EbayCheck ebay, ConsentCheck consents) {
        this.schema = schema;
        this.queue = queue;
        this.ebay = ebay;
        this.consents = consents;
    }

    List<Part> ask() {
        var parts = new ArrayList<>(database());
        var reached = parts.stream().allMatch(Part::isOk);
        parts.add(reached ? queue.ask() : unasked("queue"));
        parts.add(ebay.ask());
        parts.add(reached ? consents.ask() : unasked("consents"));
        return parts;
    }

    private static Part unasked(String name) {
        return new Part(name, "unknown", 0, "the database cannot say");
    }

    private List<Part> database() {
        return switch (schema.ask()) {
            case DatabaseState.Reached(var version, var millis) ->
                List.of(new Part("database", "ok", millis, null), new Part("schema", "ok", 0, "version " + version));
            case DatabaseState.SchemaTooOld(var version, var millis) ->
                List.of(
                        new Part("database", "ok", millis, null),
                        new Part(
                                "schema",
                                "fail",
                                0,
                                "version " + version + ", needed " + SchemaVersion.EXPECTED
                                        + ": run the migrations job"));
            case DatabaseState.ReadOnly(var millis) ->
                List.of(
                        new Part("database", "fail", millis, "the database takes no writes"),
                        new Part("schema", "unknown", 0, "the database cannot say"));
            case DatabaseState.Away(var reason, var millis) ->
                List.of(
                        new Part("database", "fail", millis, reason),
                        new Part("schema", "unknown", 0, "the database cannot say"));
        };
    }
}
