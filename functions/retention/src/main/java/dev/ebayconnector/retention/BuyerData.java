package dev.ebayconnector.retention;

import dev.ebayconnector.privacy.ContactData;
import dev.ebayconnector.privacy.DataKey;
import dev.ebayconnector.privacy.PersonalDataKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What orders hold of their buyers, a period after eBay changed the order last. An order remembers for which change its
 * data was removed, so one that changes again is due again, and one that is done is not read any more.
 */
final class BuyerData implements Expiry {

    private static final String LOCK_EMAIL = """
        SELECT account_id, order_id, personal,
               CASE WHEN personal IS NULL AND erased_at IS NULL THEN CAST(raw AS text) END AS raw
        FROM orders
        WHERE last_modified_at < ? AND email_removed_for IS DISTINCT FROM last_modified_at
        ORDER BY last_modified_at, account_id, order_id
        LIMIT ?
        FOR NO KEY UPDATE SKIP LOCKED
        """;

    private static final String LOCK_CONTACT = """
        SELECT account_id, order_id, personal,
               CASE WHEN personal IS NULL AND erased_at IS NULL THEN CAST(raw AS text) END AS raw
        FROM orders
        WHERE last_modified_at < ? AND contact_removed_for IS DISTINCT FROM last_modified_at
        ORDER BY last_modified_at, account_id, order_id
        LIMIT ?
        FOR NO KEY UPDATE SKIP LOCKED
        """;

    private static final String WRITE_EMAIL = """
        UPDATE orders AS o
        SET raw = COALESCE(CAST(rest.raw AS jsonb), o.raw), personal = rest.personal,
            email_removed_for = o.last_modified_at
        FROM unnest(CAST(? AS uuid[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS bytea[]))
            AS rest (account_id, order_id, raw, personal)
        WHERE o.account_id = rest.account_id AND o.order_id = rest.order_id
        """;

    private static final String WRITE_CONTACT = """
        UPDATE orders AS o
        SET raw = COALESCE(CAST(rest.raw AS jsonb), o.raw), personal = rest.personal,
            email_removed_for = o.last_modified_at, contact_removed_for = o.last_modified_at
        FROM unnest(CAST(? AS uuid[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS bytea[]))
            AS rest (account_id, order_id, raw, personal)
        WHERE o.account_id = rest.account_id AND o.order_id = rest.order_id
        """;

    private static final String COUNT_EMAIL = """
        SELECT count(*)
        FROM (SELECT FROM orders
              WHERE last_modified_at < ? AND email_removed_for IS DISTINCT FROM last_modified_at
              ORDER BY last_modified_at, account_id, order_id LIMIT ?) AS due
        """;

    private static final String COUNT_CONTACT = """
        SELECT count(*)
        FROM (SELECT FROM orders
              WHERE last_modified_at < ? AND contact_removed_for IS DISTINCT FROM last_modified_at
              ORDER BY last_modified_at, account_id, order_id LIMIT ?) AS due
        """;

    private final ContactData data;
    private final Duration kept;
    private final PersonalDataKeys keys;

    BuyerData(ContactData data, Duration kept, PersonalDataKeys keys) {
        this.data = data;
        this.kept = kept;
        this.keys = keys;
    }

    @Override
    public String name() {
        return switch (data) {
            case EMAIL -> "buyers_email";
            case ALL -> "buyers_contact";
        };
    }

    /** The marks are written for every order, the line items only where something was removed. */
    @Override
    public Removed remove(Connection connection, Instant now, int most) throws SQLException {
        var orders = BuyerStore.due(connection, lock(), now.minus(kept), most);
        if (orders.isEmpty()) {
            return new Removed(0, false);
        }
        var opened = keys.find(
                connection, orders.stream().map(BuyerRow::accountId).distinct().toList());
        var items = rest(BuyerStore.items(connection, orders), opened);
        var rest = rest(orders, opened);
        BuyerStore.write(connection, write(), rest);
        var changed = items.stream().filter(BuyerRow::changed).toList();
        if (!changed.isEmpty()) {
            BuyerStore.writeItems(connection, changed);
        }
        long removed = rest.stream().filter(BuyerRow::changed).count() + changed.size();
        return new Removed((int) removed, orders.size() == most);
    }

    @Override
    public int due(Connection connection, Instant now, int most) throws SQLException {
        try (var statement = connection.prepareStatement(count())) {
            statement.setObject(1, now.minus(kept).atOffset(ZoneOffset.UTC));
            statement.setInt(2, most);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private List<BuyerRow> rest(List<BuyerRow> rows, Map<UUID, DataKey> opened) {
        return rows.stream()
                .map(row -> row.without(data, opened.get(row.accountId())))
                .toList();
    }

    private String lock() {
        return data == ContactData.EMAIL ? LOCK_EMAIL : LOCK_CONTACT;
    }

    private String write() {
        return data == ContactData.EMAIL ? WRITE_EMAIL : WRITE_CONTACT;
    }

    private String count() {
        return data == ContactData.EMAIL ? COUNT_EMAIL : COUNT_CONTACT;
    }
}
