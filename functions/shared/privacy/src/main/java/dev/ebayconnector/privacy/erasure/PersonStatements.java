package dev.ebayconnector.privacy.erasure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The statements on a table of {@link PersonTable}, put together from its columns. All values are bound. */
final class PersonStatements {

    private PersonStatements() {}

    /**
     * Every statement but the two that look for rows of an earlier release. The tests of all statements ask for them by this
     * method's name, for they are no constants.
     */
    static List<String> statements() {
        var statements = new ArrayList<String>();
        for (var table : PersonTable.OF_BUYERS) {
            statements.add(byHash(table));
            if (table.child() != null) {
                statements.add(ofParents(table.child(), table));
                statements.add(empty(table.child()));
            }
        }
        statements.add(ofParents(PersonTable.CONVERSATIONS, PersonTable.CONVERSATIONS));
        for (var table : PersonTable.OF_ACCOUNTS) {
            statements.add(ofAccount(table));
            statements.add(empty(table));
            statements.add(leftOfAccount(table));
        }
        return statements;
    }

    /** Rows of a person by the hash columns: an array of hashes for each of them, a place, a limit. */
    static String byHash(PersonTable table) {
        return page(
                table,
                table.people().stream()
                        .map(name -> "SELECT " + keys(table, "") + " FROM " + table.name() + " WHERE " + name.hash()
                                + " = ANY (?)")
                        .collect(Collectors.joining(" UNION ")));
    }

    /**
     * Rows that an earlier release stored, by the name in small letters: an array and the environment for each name column, then
     * a place, a limit. Hashes hold the environment, names do not.
     */
    static String byName(PersonTable table) {
        return page(
                table,
                table.people().stream()
                        .map(name -> "SELECT " + keys(table, "") + " FROM " + table.name() + " WHERE lower("
                                + name.text()
                                + ") = ANY (?) AND account_id IN (SELECT id FROM accounts WHERE environment = ?)")
                        .collect(Collectors.joining(" UNION ")));
    }

    /** The wanted rows are found by their index first, so that the order and the limit do not lead to another one. */
    private static String page(PersonTable table, String wanted) {
        return """
            WITH wanted AS MATERIALIZED (%s),
            page AS MATERIALIZED (
                SELECT %s FROM wanted WHERE (%s) > (?, %s) ORDER BY %s LIMIT ?)
            SELECT %s
            FROM page JOIN %s AS stored USING (%s)
            ORDER BY %s
            FOR UPDATE OF stored
            """.formatted(
                        wanted,
                        keys(table, ""),
                        keys(table, ""),
                        marks(table.key()),
                        keys(table, ""),
                        read(table),
                        table.name(),
                        keys(table, ""),
                        keys(table, "stored."));
    }

    /** Rows of an account: the account, the key of a place, a limit. */
    static String ofAccount(PersonTable table) {
        var key = String.join(", ", table.key());
        return """
            SELECT %s
            FROM %s AS stored
            WHERE account_id = ? AND (%s) > (%s)%s
            ORDER BY %s
            LIMIT ?
            FOR UPDATE
            """.formatted(
                        read(table),
                        table.name(),
                        key,
                        marks(table.key()),
                        table.marked() ? " AND (erased_at IS NULL OR " + holds(table) + ")" : "",
                        key);
    }

    /** The rows of a table that belong to rows of its parent: an array of accounts and one of the parent's keys. */
    static String ofParents(PersonTable child, PersonTable parent) {
        return """
            SELECT %s
            FROM unnest(CAST(? AS uuid[]), CAST(? AS text[])) AS parent (account_id, %s) JOIN %s AS stored USING (account_id, %s)
            ORDER BY %s
            FOR UPDATE OF stored
            """.formatted(
                read(child), parent.key().getFirst(), child.name(), parent.key().getFirst(), keys(child, "stored."));
    }

    /** An array of accounts, one of each column of the key, one of each JSON column (NULL: as it is), the moment. */
    static String empty(PersonTable table) {
        var given = "account_id, " + String.join(", ", table.key())
                + table.json().stream().map(json -> ", new_" + json.facts()).collect(Collectors.joining());
        var emptied = table.emptied().stream().map(column -> column + " = NULL").collect(Collectors.joining(", "));
        var facts = table.json().stream()
                .map(json -> ", %1$s = COALESCE(CAST(new_%1$s AS jsonb), stored.%1$s)".formatted(json.facts()))
                .collect(Collectors.joining());
        return """
            UPDATE %s AS stored
            SET %s%s%s
            FROM unnest(CAST(? AS uuid[]), %s) AS given (%s)
            WHERE %s
            """.formatted(
                table.name(),
                emptied,
                facts,
                table.marked() ? ", erased_at = ?" : "",
                String.join(
                        ", ",
                        Collections.nCopies(table.key().size() + table.json().size(), "CAST(? AS text[])")),
                given,
                equal(table));
    }

    /** How many rows of an account still hold something personal. */
    static String leftOfAccount(PersonTable table) {
        return "SELECT count(*) FROM " + table.name() + " WHERE account_id = ? AND (" + holds(table) + ")";
    }

    /** Whether an earlier release's rows are there that are not sealed yet; min reads one entry of the column's index. */
    static String unsealed(PersonTable table) {
        return "SELECT min(" + table.people().getFirst().text() + ") IS NOT NULL FROM " + table.name();
    }

    /** What is personal is read; the facts only where they may hold something personal, which is where nothing is sealed. */
    private static String read(PersonTable table) {
        return keys(table, "stored.")
                + table.json().stream()
                        .map(json ->
                                ", stored.%2$s, CASE WHEN stored.%2$s IS NULL THEN CAST(stored.%1$s AS text) END AS %1$s"
                                        .formatted(json.facts(), json.personal()))
                        .collect(Collectors.joining())
                + table.people().stream().map(name -> ", stored." + name.hash()).collect(Collectors.joining());
    }

    private static String holds(PersonTable table) {
        return table.emptied().stream().map(column -> column + " IS NOT NULL").collect(Collectors.joining(" OR "));
    }

    private static String equal(PersonTable table) {
        return "stored.account_id = given.account_id"
                + table.key().stream()
                        .map(column -> " AND stored.%1$s = given.%1$s".formatted(column))
                        .collect(Collectors.joining());
    }

    private static String keys(PersonTable table, String prefix) {
        return prefix + "account_id"
                + table.key().stream().map(column -> ", " + prefix + column).collect(Collectors.joining());
    }

    private static String marks(List<String> columns) {
        return columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
    }
}
