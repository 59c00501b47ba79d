package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.DataKey;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.privacy.UnopenablePersonalData;
import dev.ebayconnector.vault.PersonalDataKeyset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * All that a database holds, as a thief of it with the keys would read it: every column of every table as text, bytes as
 * characters and in hexadecimal, and what is sealed opened with the keys that are left.
 */
public final class EveryColumn {

    private static final String TABLES = """
        SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
        """;

    private final Connection connection;
    private final PersonalDataKeyset keyset;
    private final PersonalDataKeys keys;
    private final Map<String, Registry.Kind> kinds = Registry.columns();
    private final SortedMap<String, StringBuilder> texts = new TreeMap<>();
    private final Map<UUID, Integer> opened = new HashMap<>();
    private Map<UUID, DataKey> dataKeys = Map.of();
    private int sealed;

    private EveryColumn(Connection connection, String keyset) throws GeneralSecurityException {
        this.connection = connection;
        this.keyset = PersonalDataKeyset.of(keyset);
        this.keys = new PersonalDataKeys(this.keyset);
    }

    /** @param keyset the setting of the functions */
    public static EveryColumn of(String url, String keyset) throws Exception {
        try (var connection = DriverManager.getConnection(url)) {
            var columns = new EveryColumn(connection, keyset);
            columns.read();
            return columns;
        }
    }

    private void read() throws SQLException {
        var accounts = new ArrayList<UUID>();
        each("SELECT id FROM accounts", row -> accounts.add(row.getObject(1, UUID.class)));
        dataKeys = keys.find(connection, accounts);
        var tables = new ArrayList<String>();
        each(TABLES, row -> tables.add(row.getString(1)));
        for (var table : tables) {
            each("SELECT * FROM " + table, row -> read(table, row));
        }
    }

    private void read(String table, ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var name = table + "." + columns.getColumnName(i);
            var text = texts.computeIfAbsent(name, _ -> new StringBuilder());
            if (columns.getColumnTypeName(i).equals("bytea") && row.getBytes(i) != null) {
                var bytes = row.getBytes(i);
                text.append(new String(bytes, StandardCharsets.ISO_8859_1))
                        .append(' ')
                        .append(HexFormat.of().formatHex(bytes));
                if (kinds.get(name) == Registry.Kind.SEALED) {
                    sealed++;
                    text.append(' ').append(opened(table, columns.getColumnName(i), row, bytes));
                }
            } else {
                text.append(row.getString(i));
            }
            text.append('\n');
        }
    }

    /** A sealed column that this does not know is an error, not a column that is left out. */
    private String opened(String table, String column, ResultSet row, byte[] bytes) throws SQLException {
        try {
            return switch (table) {
                case "erasures" -> keys.openSubject(row.getObject("id", UUID.class), bytes);
                case "ebay_notices" ->
                    new String(
                            keyset.openNotice(row.getString("environment"), row.getString("notification_id"), bytes),
                            StandardCharsets.UTF_8);
                case "quarantined_records" ->
                    ofAccount(
                            row,
                            Place.of(
                                    table,
                                    row.getString("resource"),
                                    HexFormat.of().formatHex(row.getBytes("record_digest"))),
                            bytes);
                default -> ofAccount(row, new Place(table, column, key(table, row)), bytes);
            };
        } catch (UnopenablePersonalData | GeneralSecurityException e) {
            return "";
        }
    }

    private static List<String> key(String table, ResultSet row) throws SQLException {
        var key = new ArrayList<String>();
        for (var column : PersonTable.OF_ACCOUNTS.stream()
                .filter(each -> each.name().equals(table))
                .findFirst()
                .orElseThrow()
                .key()) {
            key.add(row.getString(column));
        }
        return key;
    }

    private String ofAccount(ResultSet row, Place place, byte[] bytes) throws SQLException {
        var account = row.getObject("account_id", UUID.class);
        var key = dataKeys.get(account);
        if (key == null) {
            return "";
        }
        var text = key.text(place, bytes);
        opened.merge(account, 1, Integer::sum);
        return text;
    }

    private interface Reading {
        void of(ResultSet row) throws SQLException;
    }

    private void each(String sql, Reading reading) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                reading.of(row);
            }
        }
    }

    /** Values that are sealed. */
    public int sealed() {
        return sealed;
    }

    /** Values of an account's records that the keys open. */
    public int opened(UUID account) {
        return opened.getOrDefault(account, 0);
    }

    /** The columns that have one of the texts, with it; small and capital letters are the same. */
    public Map<String, List<String>> with(List<String> wanted) {
        var found = new TreeMap<String, List<String>>();
        texts.forEach((column, text) -> {
            var lower = text.toString().toLowerCase(Locale.ROOT);
            var here = wanted.stream()
                    .filter(each -> lower.contains(each.toLowerCase(Locale.ROOT)) || lower.contains(hex(each)))
                    .toList();
            if (!here.isEmpty()) {
                found.put(column, here);
            }
        });
        return found;
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return texts.keySet().stream().collect(Collectors.joining(", ", "EveryColumn[", "]"));
    }
}
