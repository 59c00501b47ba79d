package dev.ebayconnector.privacy.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonalDataKeys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The table {@code erasures}, for the one who works on a row. Leases go by the database's clock. */
final class ErasureStore {

    private static final String CLAIM = """
        UPDATE erasures
        SET state = 'RUNNING', lease_owner = ?, attempts = attempts + 1, failure = NULL,
            started_at = COALESCE(started_at, ?),
            lease_until = clock_timestamp() + make_interval(secs => CAST(? AS double precision) / 1000)
        WHERE id = ? AND state <> 'DONE' AND (lease_until IS NULL OR lease_until <= clock_timestamp())
        RETURNING id, environment, role, account_id, person_hashes, user_id_hash, subject,
                  CAST(progress AS text) AS progress, CAST(counts AS text) AS counts
        """;

    private static final String MOVE = """
        UPDATE erasures
        SET progress = CAST(? AS jsonb), counts = CAST(? AS jsonb),
            lease_until = clock_timestamp() + make_interval(secs => CAST(? AS double precision) / 1000)
        WHERE id = ? AND lease_owner = ?
        """;

    private static final String KNOW = """
        UPDATE erasures SET account_id = ?, person_hashes = ?, subject = ? WHERE id = ?
        """;

    private static final String FINISH = """
        UPDATE erasures
        SET state = 'DONE', progress = '{}', counts = CAST(? AS jsonb), proof = CAST(? AS jsonb), subject = NULL,
            lease_owner = NULL, lease_until = NULL, retry_at = NULL, finished_at = ?
        WHERE id = ? AND lease_owner = ?
        """;

    /** Behind the last wait there is none, so {@code retry_at} becomes NULL. */
    private static final String FAIL = """
        UPDATE erasures
        SET state = 'FAILED', progress = '{}', failure = ?, lease_owner = NULL, lease_until = NULL,
            failures = failures + 1,
            retry_at = CAST(? AS timestamptz) + make_interval(mins => (CAST(? AS integer[]))[failures + 1])
        WHERE id = ? AND lease_owner = ?
        RETURNING failures, retry_at
        """;

    /** Minutes until a failed erasure is tried again; eight attempts in a week. */
    private static final Integer[] WAITS = {5, 30, 120, 360, 1440, 2880, 5760};

    private static final String RELEASE = """
        UPDATE erasures SET lease_owner = NULL, lease_until = NULL WHERE id = ? AND lease_owner = ?
        """;

    private static final String REOPEN = """
        UPDATE erasures SET state = 'QUEUED', progress = '{}', failures = 0 WHERE id = ? AND state = 'DONE'
        """;

    private static final String FINISHED = """
        SELECT id FROM erasures WHERE state = 'DONE' ORDER BY requested_at, id
        """;

    private static final String RECEIPT = """
        SELECT id, source, requested_by, requested_at, environment, role, notice_id, account_id, state,
               COALESCE(lease_until, clock_timestamp()) AS lease_until,
               CAST(counts AS text) AS counts, CAST(proof AS text) AS proof, finished_at, failures
        FROM erasures
        WHERE id = ?
        """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PersonalDataKeys keys;
    private final Duration lease;

    ErasureStore(PersonalDataKeys keys, Duration lease) {
        this.keys = keys;
        this.lease = lease;
    }

    /** Another worker has taken the erasure; what this one wrote in the transaction is undone. */
    static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Optional<Erasure> claim(Connection connection, UUID id, String owner, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setString(1, owner);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setLong(3, lease.toMillis());
            statement.setObject(4, id);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(erasure(row)) : Optional.empty();
            }
        }
    }

    private Erasure erasure(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var hashes = new LinkedHashSet<PersonHash>();
        for (var hash : (byte[][]) row.getArray("person_hashes").getArray()) {
            hashes.add(PersonHash.of(hash));
        }
        var userId = row.getBytes("user_id_hash");
        var subject = row.getBytes("subject");
        var progress = tree(row.getString("progress"));
        return new Erasure(
                id,
                row.getString("environment"),
                ErasureRole.of(row.getString("role")),
                row.getObject("account_id", UUID.class),
                hashes,
                userId == null ? null : PersonHash.of(userId),
                subject == null ? null : Subject.of(keys.openSubject(id, subject)),
                progress.path("step").textValue(),
                progress.path("cursor").valueStream().map(JsonNode::textValue).toList(),
                progress.path("pass").asInt(1),
                progress.path("accounts")
                        .valueStream()
                        .map(account -> UUID.fromString(account.textValue()))
                        .toList(),
                counts(row.getString("counts")));
    }

    /** Keeps the place that was reached, in the transaction of the work, and renews the lease. */
    void move(Connection connection, Erasure erasure, String owner) throws SQLException {
        try (var statement = connection.prepareStatement(MOVE)) {
            statement.setString(1, progress(erasure));
            statement.setString(2, JSON.valueToTree(erasure.counts()).toString());
            statement.setLong(3, lease.toMillis());
            statement.setObject(4, erasure.id());
            statement.setString(5, owner);
            mustHaveLease(statement.executeUpdate());
        }
    }

    private static String progress(Erasure erasure) {
        var progress = JSON.createObjectNode().put("step", erasure.step()).put("pass", erasure.pass());
        erasure.cursor().forEach(progress.putArray("cursor")::add);
        var accounts = progress.putArray("accounts");
        erasure.accounts().forEach(account -> accounts.add(account.toString()));
        return progress.toString();
    }

    /** Keeps what was found out about the seller. */
    void know(Connection connection, Erasure erasure) throws SQLException {
        try (var statement = connection.prepareStatement(KNOW)) {
            statement.setObject(1, erasure.accountId());
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bytea",
                            erasure.hashes().stream().map(PersonHash::bytes).toArray(byte[][]::new)));
            statement.setBytes(
                    3,
                    erasure.subject() == null
                            ? null
                            : keys.sealSubject(erasure.id(), erasure.subject().json()));
            statement.setObject(4, erasure.id());
            statement.executeUpdate();
        }
    }

    /** Writes the receipt. */
    void finish(Connection connection, Erasure erasure, Map<String, Long> left, String owner, Instant now)
            throws SQLException {
        var proof = JSON.createObjectNode().put("checked_at", now.toString());
        proof.set("left", JSON.valueToTree(left));
        try (var statement = connection.prepareStatement(FINISH)) {
            statement.setString(1, JSON.valueToTree(erasure.counts()).toString());
            statement.setString(2, proof.toString());
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            statement.setObject(4, erasure.id());
            statement.setString(5, owner);
            mustHaveLease(statement.executeUpdate());
        }
    }

    /** @param retryAt null if it is not tried again by itself */
    record Failure(int failures, Instant retryAt) {}

    Failure fail(Connection connection, Erasure erasure, String reason, String owner, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(FAIL)) {
            statement.setString(1, reason);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setArray(3, connection.createArrayOf("integer", WAITS));
            statement.setObject(4, erasure.id());
            statement.setString(5, owner);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new LeaseLost();
                }
                return new Failure(row.getInt("failures"), moment(row, "retry_at"));
            }
        }
    }

    void reopen(Connection connection, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement(REOPEN)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    List<UUID> finished(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(FINISHED);
                var row = statement.executeQuery()) {
            var ids = new ArrayList<UUID>();
            while (row.next()) {
                ids.add(row.getObject("id", UUID.class));
            }
            return ids;
        }
    }

    void release(Connection connection, UUID id, String owner) throws SQLException {
        try (var statement = connection.prepareStatement(RELEASE)) {
            statement.setObject(1, id);
            statement.setString(2, owner);
            statement.executeUpdate();
        }
    }

    /** What became of an erasure that could not be claimed. */
    ErasureResult find(Connection connection, UUID id, boolean justNow) throws SQLException {
        try (var statement = connection.prepareStatement(RECEIPT)) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    return new ErasureResult.Unknown(id);
                }
                return row.getString("state").equals("DONE")
                        ? new ErasureResult.Done(receipt(row), justNow)
                        : new ErasureResult.Busy(id, moment(row, "lease_until"));
            }
        }
    }

    private static ErasureReceipt receipt(ResultSet row) throws SQLException {
        var proof = tree(row.getString("proof"));
        return new ErasureReceipt(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getString("requested_by"),
                moment(row, "requested_at"),
                row.getString("environment"),
                row.getString("role"),
                row.getString("notice_id"),
                row.getObject("account_id", UUID.class),
                row.getInt("failures"),
                counts(row.getString("counts")),
                counts(proof.path("left").toString()),
                Instant.parse(proof.path("checked_at").asText()),
                moment(row, "finished_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static void mustHaveLease(int rows) {
        if (rows == 0) {
            throw new LeaseLost();
        }
    }

    private static Map<String, Long> counts(String json) {
        return JSON.convertValue(tree(json), new TypeReference<TreeMap<String, Long>>() {});
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL answers JSON", e);
        }
    }
}
