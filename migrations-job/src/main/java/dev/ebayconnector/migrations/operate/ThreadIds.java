package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.privacy.UnopenablePersonalData;
import dev.ebayconnector.privacy.erasure.ErasedPeople;
import dev.ebayconnector.privacy.erasure.PlainThreads;
import dev.ebayconnector.privacy.erasure.PlainThreads.PlainThread;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Gives threads of GetMyMessages, which an earlier release named after the other party, the names that the sync gives them
 * now. A thread that is there under both names becomes one.
 */
final class ThreadIds {

    private static final int BATCH = 200;
    private static final UUID FIRST = new UUID(0, 0);
    private static final String TABLE = "conversations";

    private final Connection connection;
    private final PersonalDataKeys keys;
    private final Progress progress;

    ThreadIds(Connection connection, PersonalDataKeys keys, Progress progress) {
        this.connection = connection;
        this.keys = keys;
        this.progress = progress;
    }

    /** A batch is one transaction, within the lock that erasures wait for. */
    void rename() throws SQLException {
        progress.stage("renaming threads");
        var account = FIRST;
        var after = "";
        while (true) {
            ErasedPeople.enter(connection);
            var threads = PlainThreads.free(connection, account, after, BATCH);
            for (var thread : threads) {
                rename(thread);
            }
            connection.commit();
            if (threads.isEmpty()) {
                return;
            }
            account = threads.getLast().account();
            after = threads.getLast().id();
        }
    }

    private void rename(PlainThread thread) throws SQLException {
        var id = PlainThreads.sealedName(thread, keys.hasher(connection));
        PlainThreads.rename(connection, thread, id, resealed(thread, id));
    }

    /** What is sealed belongs to the row's name. What cannot be opened any more was erased with its key. */
    private byte[] resealed(PlainThread thread, String id) throws SQLException {
        var key = thread.personal() == null
                ? null
                : keys.find(connection, thread.account()).orElse(null);
        if (key == null) {
            return null;
        }
        try {
            return key.seal(Place.of(TABLE, id), key.text(Place.of(TABLE, thread.id()), thread.personal()));
        } catch (UnopenablePersonalData e) {
            return null;
        }
    }
}
