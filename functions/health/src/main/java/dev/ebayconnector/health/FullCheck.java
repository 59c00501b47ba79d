package dev.ebayconnector.health;

import dev.ebayconnector.core.database.SchemaVersion;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Checks every component in turn; those that depend on a failed one are not checked. */
@Singleton
final class FullCheck {

    private final SchemaCheck schema;
    private final QueueCheck queue;
    private final EbayCheck ebay;
    private final ConsentCheck consents;
    private final StorageCheck storage;
    private final FaultCheck faults;

    FullCheck(
            SchemaCheck schema,
            QueueCheck queue,
            EbayCheck ebay,
            ConsentCheck consents,
            StorageCheck storage,
            FaultCheck faults) {
        this.schema = schema;
        this.queue = queue;
        this.ebay = ebay;
        this.consents = consents;
        this.storage = storage;
        this.faults = faults;
    }

    List<HealthComponent> ask() {
        var parts = new ArrayList<>(database());
        var reached = parts.stream().allMatch(HealthComponent::isOk);
        parts.add(reached ? queue.ask() : unasked("queue"));
        parts.add(ebay.ask());
        parts.add(reached ? consents.ask() : unasked("consents"));
        parts.add(reached ? storage.ask() : unasked("storage"));
        parts.add(reached ? faults.events() : unasked("events"));
        parts.add(reached ? faults.tokenKeys() : unasked("token keys"));
        return parts;
    }

    private static HealthComponent unasked(String name) {
        return new HealthComponent(name, "unknown", 0, "not checked, because the database check failed");
    }

    private List<HealthComponent> database() {
        return switch (schema.ask()) {
            case DatabaseState.Reached(var version, var millis) ->
                List.of(
                        new HealthComponent("database", "ok", millis, null),
                        new HealthComponent("schema", "ok", 0, "version " + version));
            case DatabaseState.SchemaTooOld(var version, var millis) ->
                List.of(
                        new HealthComponent("database", "ok", millis, null),
                        new HealthComponent(
                                "schema",
                                "fail",
                                0,
                                "version " + version + ", needed " + SchemaVersion.EXPECTED
                                        + ": run the migrations job"));
            case DatabaseState.ReadOnly(var millis) ->
                List.of(
                        new HealthComponent("database", "fail", millis, "the database accepts no writes"),
                        new HealthComponent("schema", "unknown", 0, "not checked, because the database check failed"));
            case DatabaseState.Unreachable(var reason, var millis) ->
                List.of(
                        new HealthComponent("database", "fail", millis, reason),
                        new HealthComponent("schema", "unknown", 0, "not checked, because the database check failed"));
        };
    }
}
