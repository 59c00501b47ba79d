package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.erasure.ErasureRequest.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;

/** Stores requests to erase a person, within the caller's transaction. */
public final class ErasureRequests {

    private static final String INSERT = """
        INSERT INTO erasures
            (id, source, requested_by, requested_at, environment, role, notice_id, account_id, person_hashes,
             user_id_hash, subject, announced_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (notice_id) DO NOTHING
        """;

    private static final String OF_NOTICE = """
        SELECT id FROM erasures WHERE notice_id = ?
        """;

    private static final String ANNOUNCED = """
        UPDATE erasures SET announced_at = ? WHERE id = ?
        """;

    private static final String WITHDRAW = "DELETE FROM erasures WHERE id = ? AND state = 'QUEUED'";

    private final PersonalDataKeys keys;

    public ErasureRequests(PersonalDataKeys keys) {
        this.keys = keys;
    }

    /**
     * @param id    of the erasure
     * @param isNew false if the notice has its erasure already
     */
    public record Requested(UUID id, boolean isNew) {}

    /** Stores the request once: a notice that comes again gets the erasure of its first arrival. */
    public Requested request(Connection connection, ErasureRequest request, Instant now) throws SQLException {
        var id = UUID.randomUUID();
        if (insert(connection, id, request, now) == 1) {
            if (request.source() != Source.NOTICE) {
                // eBay sends 1,500 notices a day, nearly all of them about people who were never here.
                ErasureEvents.requested(connection, id, request, now);
            }
            return new Requested(id, true);
        }
        try (var statement = connection.prepareStatement(OF_NOTICE)) {
            statement.setString(1, request.noticeId());
            try (var row = statement.executeQuery()) {
                row.next();
                return new Requested(row.getObject("id", UUID.class), false);
            }
        }
    }

    /** Notes that its id was put on the queue. */
    public void announced(Connection connection, UUID id, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(ANNOUNCED)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setObject(2, id);
            statement.executeUpdate();
        }
    }

    /** Forgets a request that has not begun. */
    public void withdraw(Connection connection, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement(WITHDRAW)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    private int insert(Connection connection, UUID id, ErasureRequest request, Instant now) throws SQLException {
        var subject = request.subject();
        var hashes = new ArrayList<byte[]>();
        byte[] ofUserId = null;
        if (subject != null) {
            var hasher = keys.hasher(connection);
            for (var identifier : subject.identifiers()) {
                hasher.hash(request.environment(), identifier)
                        .map(PersonHash::bytes)
                        .ifPresent(hashes::add);
            }
            ofUserId = hasher.hash(request.environment(), subject.userId())
                    .map(PersonHash::bytes)
                    .orElse(null);
        }
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, id);
            statement.setString(2, request.source().word());
            statement.setString(3, request.requestedBy());
            statement.setObject(4, now.atOffset(ZoneOffset.UTC));
            statement.setString(5, request.environment());
            statement.setString(6, request.role().word());
            statement.setString(7, request.noticeId());
            statement.setObject(8, request.accountId());
            statement.setArray(9, connection.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
            statement.setBytes(10, ofUserId);
            statement.setBytes(11, subject == null ? null : keys.sealSubject(id, subject.json()));
            statement.setObject(12, request.source() == Source.NOTICE ? now.atOffset(ZoneOffset.UTC) : null);
            return statement.executeUpdate();
        }
    }
}
