package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.vault.PersonalDataKeyset;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Encrypts eBay's notices, and whom the erasures under way are about, again with the primary key of PERSONAL_DATA_KEYSET.
 * Each is one statement that names the ciphertext it replaces.
 */
final class RewrapRequests {

    private static final int PAGE = 200;

    private static final String NOTICES = """
        SELECT notification_id, environment, payload
        FROM ebay_notices
        WHERE notification_id > ? AND payload IS NOT NULL
        ORDER BY notification_id
        LIMIT ?
        """;

    private static final String REPLACE_NOTICE =
            "UPDATE ebay_notices SET payload = ? WHERE notification_id = ? AND payload = ?";

    private static final String SUBJECTS = "SELECT id, subject FROM erasures WHERE subject IS NOT NULL";

    private static final String REPLACE_SUBJECT = "UPDATE erasures SET subject = ? WHERE id = ? AND subject = ?";

    private final Connection connection;
    private final PersonalDataKeyset keyset;
    private final Set<String> unopenable;

    /** @param unopenable gets what no key decrypts */
    RewrapRequests(Connection connection, PersonalDataKeyset keyset, Set<String> unopenable) {
        this.connection = connection;
        this.keyset = keyset;
        this.unopenable = unopenable;
    }

    private record Notice(String id, String environment, byte[] payload) {}

    private record Subject(UUID id, byte[] sealed) {}

    /** How many were encrypted again. */
    int run() throws SQLException {
        int rotated = 0;
        for (var page = notices("");
                !page.isEmpty();
                page = notices(page.getLast().id())) {
            for (var notice : page) {
                rotated += keyset.wrappedWithPrimary(notice.payload()) ? 0 : rewrap(notice);
            }
        }
        for (var subject : subjects()) {
            rotated += keyset.wrappedWithPrimary(subject.sealed()) ? 0 : rewrap(subject);
        }
        return rotated;
    }

    private List<Notice> notices(String after) throws SQLException {
        try (var statement = connection.prepareStatement(NOTICES)) {
            statement.setString(1, after);
            statement.setInt(2, PAGE);
            try (var row = statement.executeQuery()) {
                var page = new ArrayList<Notice>();
                while (row.next()) {
                    page.add(new Notice(
                            row.getString("notification_id"), row.getString("environment"), row.getBytes("payload")));
                }
                return page;
            }
        }
    }

    private List<Subject> subjects() throws SQLException {
        try (var statement = connection.prepareStatement(SUBJECTS);
                var row = statement.executeQuery()) {
            var subjects = new ArrayList<Subject>();
            while (row.next()) {
                subjects.add(new Subject(row.getObject("id", UUID.class), row.getBytes("subject")));
            }
            return subjects;
        }
    }

    private int rewrap(Notice notice) throws SQLException {
        try {
            var text = keyset.openNotice(notice.environment(), notice.id(), notice.payload());
            return replace(
                    REPLACE_NOTICE,
                    keyset.sealNotice(notice.environment(), notice.id(), text),
                    notice.id(),
                    notice.payload());
        } catch (GeneralSecurityException e) {
            unopenable.add("the notice " + notice.id() + " cannot be decrypted with PERSONAL_DATA_KEYSET");
            return 0;
        }
    }

    private int rewrap(Subject subject) throws SQLException {
        try {
            var text = keyset.unwrapSubject(subject.id(), subject.sealed());
            return replace(REPLACE_SUBJECT, keyset.wrapSubject(subject.id(), text), subject.id(), subject.sealed());
        } catch (GeneralSecurityException e) {
            unopenable.add("the erasure " + subject.id() + " cannot be decrypted with PERSONAL_DATA_KEYSET");
            return 0;
        }
    }

    private int replace(String sql, byte[] after, Object id, byte[] before) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, after);
            statement.setObject(2, id);
            statement.setBytes(3, before);
            return statement.executeUpdate();
        }
    }
}
