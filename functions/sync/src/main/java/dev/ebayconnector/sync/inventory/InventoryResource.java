package dev.ebayconnector.sync.inventory;

import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.inventory.InventoryClient;
import dev.ebayconnector.ebay.inventory.InventoryItem;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.sync.proof.Check;
import dev.ebayconnector.sync.proof.Figures;
import dev.ebayconnector.sync.proof.Provable;
import dev.ebayconnector.sync.run.resource.AccountRows;
import dev.ebayconnector.sync.run.resource.Paging;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Inventory items. eBay tells neither when an item changed nor what left the list, so each run reads the whole list. */
public final class InventoryResource implements Resource<InventoryItem>, Provable {

    private static final String COUNT = "SELECT count(*) FROM inventory_items WHERE account_id = ? AND gone_at IS NULL";

    private static final String DELETE_ITEMS = "DELETE FROM inventory_items WHERE account_id = ?";

    private static final String LIST = "items";

    private final InventoryClient client;
    private final ItemStore store = new ItemStore();

    public InventoryResource(InventoryClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "inventory";
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
        return List.of(new Slice.WholeList(LIST));
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public Paging paging(Slice slice) {
        return Paging.byPage(InventoryClient.MAXIMUM_LIMIT);
    }

    @Override
    public RecordPage<InventoryItem> page(SellerCall call, Slice slice, int limit, int offset) {
        return client.items(call, limit, offset);
    }

    @Override
    public String key(InventoryItem item) {
        return item.sku();
    }

    @Override
    public String raw(InventoryItem item) {
        return item.raw();
    }

    @Override
    public WriteReport write(Connection connection, WriteContext context, List<InventoryItem> items)
            throws SQLException {
        return store.write(connection, context, items);
    }

    @Override
    public Optional<InventoryItem> parse(String key, String raw) {
        return Optional.of(InventoryClient.read(raw));
    }

    @Override
    public int markGone(Connection connection, WriteContext context) throws SQLException {
        return store.markGone(connection, context);
    }

    @Override
    public boolean byDay() {
        return false;
    }

    @Override
    public Figures ebay(SellerCall call, Check check) {
        return Figures.count(client.items(call, 1, 0).total());
    }

    @Override
    public Figures stored(Connection connection, UUID accountId, Check check) throws SQLException {
        try (var statement = connection.prepareStatement(COUNT)) {
            statement.setObject(1, accountId);
            try (var result = statement.executeQuery()) {
                result.next();
                return Figures.count(result.getLong(1));
            }
        }
    }

    @Override
    public Slice repair(Check check) {
        throw new IllegalArgumentException("the list has no dates");
    }

    @Override
    public OptionalInt deleteAll(Connection connection, UUID accountId) throws SQLException {
        return AccountRows.delete(connection, accountId, DELETE_ITEMS);
    }
}
