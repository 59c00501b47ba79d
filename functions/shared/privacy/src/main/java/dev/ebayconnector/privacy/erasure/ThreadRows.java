package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.erasure.PlainThreads.PlainThread;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Threads whose names show a person who is erased: they are renamed and emptied, with their messages. */
final class ThreadRows {

    private final PersonRows rows = new PersonRows();
    private final Clock clock;

    ThreadRows(Clock clock) {
        this.clock = clock;
    }

    /** Those with a buyer, in the records of all accounts but the own one. */
    Batch eraseOf(Connection connection, Person person, List<String> cursor, int limit) throws SQLException {
        var after = Cursor.of(cursor);
        var page = PlainThreads.page(connection, after.accountId(), after.key(1).getFirst(), limit);
        var theirs = page.stream().filter(thread -> shows(thread, person)).toList();
        return batch(page, limit, erase(connection, theirs, person));
    }

    /** Those of a seller's account, with whomever they are. */
    Batch eraseOfAccount(Connection connection, UUID account, Person person, List<String> cursor, int limit)
            throws SQLException {
        var theirs = ofAccount(connection, account, cursor.isEmpty() ? "" : cursor.getLast(), limit);
        return batch(theirs, limit, erase(connection, theirs, person));
    }

    private static List<PlainThread> ofAccount(Connection connection, UUID account, String after, int limit)
            throws SQLException {
        return PlainThreads.page(connection, account, after, limit).stream()
                .filter(thread -> thread.account().equals(account))
                .toList();
    }

    private static Batch batch(List<PlainThread> page, int limit, Counts counts) {
        return page.size() < limit
                ? Batch.done(counts)
                : new Batch(
                        List.of(
                                page.getLast().account().toString(),
                                page.getLast().id()),
                        counts);
    }

    /** A seal of the plain name is of no use under another, and is erased anyway. */
    private Counts erase(Connection connection, List<PlainThread> threads, Person person) throws SQLException {
        var renamed = new ArrayList<PersonRow>();
        for (var thread : threads) {
            var id = PlainThreads.sealedName(thread, person.hasher());
            PlainThreads.rename(connection, thread, id, null);
            renamed.add(new PersonRow(thread.account(), List.of(id), List.of(), List.of()));
        }
        var counts = new Counts();
        if (!renamed.isEmpty()) {
            var stored = rows.ofKeys(connection, PersonTable.CONVERSATIONS, renamed);
            counts.add("conversations", rows.empty(connection, PersonTable.CONVERSATIONS, stored, clock.instant()));
            var messages = rows.ofParents(connection, PersonTable.CONVERSATIONS, stored);
            counts.add("messages", rows.empty(connection, PersonTable.MESSAGES, messages, clock.instant()));
        }
        return counts;
    }

    long left(Connection connection, Person person, int limit) throws SQLException {
        long left = 0;
        var after = Cursor.START;
        while (true) {
            var page = PlainThreads.page(
                    connection, after.accountId(), after.key(1).getFirst(), limit);
            left += page.stream().filter(thread -> shows(thread, person)).count();
            if (page.size() < limit) {
                return left;
            }
            after = new Cursor(page.getLast().account(), List.of(page.getLast().id()));
        }
    }

    long leftOfAccount(Connection connection, UUID account) throws SQLException {
        return ofAccount(connection, account, "", 1).size();
    }

    private static boolean shows(PlainThread thread, Person person) {
        return thread.environment().equals(person.environment())
                && !person.own().contains(thread.account())
                && person.named(thread.name().party());
    }
}
