package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.DataKey;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.PersonalMembers;
import dev.ebayconnector.privacy.PersonalSplit;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.privacy.UnopenablePersonalData;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A buyer's rows in the records of all accounts: first by hashes, then, as long as an earlier release's rows are not sealed,
 * by names.
 */
final class BuyerRows {

    private static final String BY_HASH = "hash";
    private static final String BY_NAME = "name";

    private final PersonRows rows = new PersonRows();
    private final PersonalDataKeys keys;
    private final Clock clock;

    BuyerRows(PersonalDataKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Rows exist that only their name would find, and the name is not known any more. */
    static final class NotSealed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Batch erase(Connection connection, PersonTable table, Person person, List<String> cursor, int limit)
            throws SQLException {
        var page = page(connection, table, person, cursor, limit);
        var theirs = theirs(connection, table, person, page);
        var counts = new Counts().add(table.name(), rows.empty(connection, table, theirs, clock.instant()));
        if (table.child() != null && !theirs.isEmpty()) {
            var children = rows.ofParents(connection, table, theirs);
            counts.add(table.child().name(), rows.empty(connection, table.child(), children, clock.instant()));
        }
        return new Batch(next(connection, table, person, cursor, page, limit), counts);
    }

    /** How many rows are the person's. */
    long count(Connection connection, PersonTable table, Person person, int limit) throws SQLException {
        long count = 0;
        for (List<String> cursor = List.of(); cursor != null; ) {
            var page = page(connection, table, person, cursor, limit);
            count += theirs(connection, table, person, page).size();
            cursor = next(connection, table, person, cursor, page, limit);
        }
        return count;
    }

    private List<PersonRow> page(
            Connection connection, PersonTable table, Person person, List<String> cursor, int limit)
            throws SQLException {
        var after = cursor.isEmpty() ? Cursor.START : Cursor.of(cursor.subList(1, cursor.size()));
        return byName(cursor)
                ? rows.byName(connection, table, person, after, limit)
                : rows.byHash(connection, table, person, after, limit);
    }

    private static boolean byName(List<String> cursor) {
        return !cursor.isEmpty() && cursor.getFirst().equals(BY_NAME);
    }

    private List<String> next(
            Connection connection,
            PersonTable table,
            Person person,
            List<String> cursor,
            List<PersonRow> page,
            int limit)
            throws SQLException {
        if (page.size() == limit) {
            var next = new ArrayList<>(List.of(byName(cursor) ? BY_NAME : BY_HASH));
            next.addAll(Cursor.of(page.getLast()).texts());
            return next;
        }
        if (byName(cursor) || !rows.unsealed(connection, table)) {
            return null;
        }
        if (person.names().isEmpty()) {
            throw new NotSealed();
        }
        return List.of(BY_NAME);
    }

    /** Without the rows of another person who has the same user name, and without those of the own account. */
    private List<PersonRow> theirs(Connection connection, PersonTable table, Person person, List<PersonRow> page)
            throws SQLException {
        var others = page.stream()
                .filter(row -> !person.own().contains(row.accountId()))
                .toList();
        if (table.userIdPath() == null || person.userId() == null || others.isEmpty()) {
            return others;
        }
        var dataKeys = keys.find(
                connection, others.stream().map(PersonRow::accountId).distinct().toList());
        return others.stream()
                .filter(row -> !person.another(statedId(table, row, dataKeys)))
                .toList();
    }

    private static Optional<String> statedId(PersonTable table, PersonRow row, Map<UUID, DataKey> dataKeys) {
        var sealed = row.sealed().getFirst();
        if (sealed == null) {
            return Optional.ofNullable(row.facts().getFirst())
                    .flatMap(facts -> PersonalSplit.of(
                                    facts, table.json().getFirst().paths())
                            .personal()
                            .text(table.userIdPath()));
        }
        try {
            var place = Place.of(table.name(), row.key().toArray(String[]::new));
            return Optional.ofNullable(dataKeys.get(row.accountId()))
                    .map(key -> key.members(place, sealed))
                    .orElse(PersonalMembers.NONE)
                    .text(table.userIdPath());
        } catch (UnopenablePersonalData e) {
            // What cannot be opened is erased: its hash names the person.
            return Optional.empty();
        }
    }
}
