package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.sync.run.resource.Paging;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A shop that lists boxes, three on a page; what a box holds is read by its name. */
final class ToyResource implements Resource<ToyResource.ToyRecord> {

    static final String TABLE = """
        CREATE TABLE IF NOT EXISTS toys (
            account_id uuid, toy text, seen_run_id uuid, gone_at timestamptz, PRIMARY KEY (account_id, toy));
        GRANT SELECT, INSERT, UPDATE ON toys TO connector_sync_worker
        """;

    private static final String STORE = """
        INSERT INTO toys (account_id, toy, seen_run_id) VALUES (?, ?, ?)
        ON CONFLICT (account_id, toy) DO UPDATE SET seen_run_id = excluded.seen_run_id, gone_at = NULL
        RETURNING xmax = 0
        """;

    private static final String GONE = """
        UPDATE toys SET gone_at = ? WHERE account_id = ? AND seen_run_id <> ? AND gone_at IS NULL
        """;

    private final Map<String, List<String>> shop;
    private final AtomicInteger pages = new AtomicInteger();
    private int stopAt;
    private Runnable stop = () -> {};
    private String refused = "";

    ToyResource(Map<String, List<String>> shop) {
        this.shop = shop;
    }

    sealed interface ToyRecord {
        String name();
    }

    record Box(String name) implements ToyRecord {}

    record Toy(String name) implements ToyRecord {}

    void refuse(String box) {
        refused = box;
    }

    void beforePage(int number, Runnable act) {
        stopAt = number;
        stop = act;
    }

    @Override
    public String name() {
        return "toys";
    }

    @Override
    public Scope scope() {
        return Scope.INVENTORY;
    }

    @Override
    public QuotaName quota() {
        return new QuotaName("sell", "inventory");
    }

    @Override
    public Optional<Instant> earliest(Instant now) {
        return Optional.empty();
    }

    @Override
    public List<Slice> plan(PlanRequest request) {
        return List.of(new Slice.WholeList("boxes"));
    }

    @Override
    public Paging paging(Slice slice) {
        return Paging.byPage(slice instanceof Slice.Keys ? 2 : 3);
    }

    @Override
    public RecordPage<ToyRecord> page(SellerCall call, Slice slice, int limit, int offset) {
        call.observer().begun();
        if (slice instanceof Slice.Keys(String _, List<String> keys)) {
            var wanted = keys.subList(offset, Math.min(keys.size(), offset + limit));
            if (wanted.contains(refused)) {
                throw new IllegalStateException("the shop does not open " + refused);
            }
            return page(wanted.stream().flatMap(this::toys).toList(), keys.size());
        }
        if (pages.incrementAndGet() == stopAt) {
            stop.run();
        }
        return page(
                shop.keySet().stream()
                        .skip(offset)
                        .limit(limit)
                        .<ToyRecord>map(Box::new)
                        .toList(),
                shop.size());
    }

    private Stream<ToyRecord> toys(String box) {
        return shop.getOrDefault(box, List.of()).stream().map(Toy::new);
    }

    private static RecordPage<ToyRecord> page(List<ToyRecord> records, int total) {
        return new RecordPage<>(total, records, List.of(), OptionalInt.empty(), null);
    }

    @Override
    public String key(ToyRecord record) {
        return record.name();
    }

    @Override
    public String raw(ToyRecord record) {
        return "{\"name\":\"" + record.name() + "\"}";
    }

    @Override
    public WriteReport write(Connection connection, WriteContext context, List<ToyRecord> records) throws SQLException {
        var boxes = records.stream()
                .filter(Box.class::isInstance)
                .map(ToyRecord::name)
                .toList();
        int inserted = 0;
        int updated = 0;
        for (var record : records) {
            if (record instanceof Toy(String name)) {
                if (store(connection, context, name)) {
                    inserted++;
                } else {
                    updated++;
                }
            }
        }
        return new WriteReport(
                inserted, updated, 0, boxes.isEmpty() ? List.of() : List.of(new Slice.Keys("toys", boxes)));
    }

    private static boolean store(Connection connection, WriteContext context, String toy) throws SQLException {
        try (var statement = connection.prepareStatement(STORE)) {
            statement.setObject(1, context.accountId());
            statement.setString(2, toy);
            statement.setObject(3, context.runId());
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    @Override
    public int markGone(Connection connection, WriteContext context) throws SQLException {
        try (var statement = connection.prepareStatement(GONE)) {
            statement.setObject(1, context.now().atOffset(ZoneOffset.UTC));
            statement.setObject(2, context.accountId());
            statement.setObject(3, context.runId());
            return statement.executeUpdate();
        }
    }
}
