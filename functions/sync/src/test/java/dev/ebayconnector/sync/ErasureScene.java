package dev.ebayconnector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.erasure.Database;
import dev.ebayconnector.privacy.erasure.ErasureEngine;
import dev.ebayconnector.privacy.erasure.ErasureReceipt;
import dev.ebayconnector.privacy.erasure.ErasureRequest;
import dev.ebayconnector.privacy.erasure.ErasureRequests;
import dev.ebayconnector.privacy.erasure.ErasureResult;
import dev.ebayconnector.privacy.erasure.Subject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Erasures on what a {@link SyncSystem} has stored, on a connection of their own. */
final class ErasureScene implements AutoCloseable {

    static final List<String> RESOURCES = List.of("orders", "transactions", "disputes", "messages");

    /** Small, so that a step has several batches. */
    private static final int BATCH = 40;

    private final SyncSystem system;
    private final PersonalDataKeys keys;
    private final Connection connection;

    ErasureScene(SyncSystem system) throws SQLException {
        this.system = system;
        this.keys = PersonalDataKeys.read(system.environment::get, (setting, problem) -> {
            throw new IllegalStateException(setting + " " + problem);
        });
        this.connection = DriverManager.getConnection(system.database.url());
        system.sql.run("TRUNCATE erasures, erased_people CASCADE");
    }

    void syncAll(UUID account) {
        for (var resource : RESOURCES) {
            var run = system.runToEnd(resource, "{\"account_id\":\"" + account + "\"}");
            if (!run.path("state").asText().equals("SUCCEEDED")) {
                throw new AssertionError(resource + " " + run);
            }
        }
    }

    UUID request(ErasureRequest request) throws SQLException {
        return Database.of(connection)
                .inTransaction(open -> new ErasureRequests(keys).request(open, request, system.clock.instant()))
                .id();
    }

    ErasureResult run(UUID id) throws SQLException {
        return run(id, UnaryOperator.identity());
    }

    ErasureResult run(UUID id, UnaryOperator<Database> changed) throws SQLException {
        return new ErasureEngine(
                        changed.apply(Database.of(connection)), keys, system.clock, BATCH, Duration.ofMillis(1))
                .run(id, system.clock.instant().plus(Duration.ofMinutes(5)));
    }

    ErasureReceipt erase(ErasureRequest request) throws SQLException {
        var result = run(request(request));
        if (result instanceof ErasureResult.Done done) {
            return done.receipt();
        }
        throw new AssertionError(result.toString());
    }

    static ErasureRequest buyer(String name) {
        return ErasureRequest.ofBuyer(ErasureRequest.Source.COMMAND, "command", "production", Subject.named(name));
    }

    byte[] hash(String environment, String name) throws SQLException {
        return keys.hasher(connection)
                .hash(environment, name)
                .map(PersonHash::bytes)
                .orElseThrow();
    }

    /** The stored orders, opened, by account and id. */
    SortedMap<String, JsonNode> orders() {
        var orders = new TreeMap<String, JsonNode>();
        Opened.rows(system, "orders", "order_id").forEach((id, order) -> orders.put(id, order.raw()));
        return orders;
    }

    /** All rows of all tables as text, as a dump would hold them, with hashes and ciphertexts in hexadecimal. */
    SortedMap<String, String> dump() {
        var dump = new TreeMap<String, String>();
        for (var table :
                system.sql.texts("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")) {
            dump.put(table, String.join("\n", system.sql.texts("SELECT CAST(t AS text) FROM " + table + " t")));
        }
        return dump;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
