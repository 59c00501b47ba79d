package dev.ebayconnector.migrations.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.UnopenablePersonalData;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Copies receipts, requests and tombstones to a file, and from it into a database that was restored from a backup which is
 * older than they are. The file has a line of JSON for each row. It holds keyed hashes and figures, no personal data, and no
 * key; with another {@code hash_key} than its own it is refused, for its hashes would find no person.
 */
public final class ErasureCopies {

    private static final String FORMAT = "ebay-connector erasures 1";

    /** Any text; its hash tells whether two databases have the same key. */
    private static final String PROBE = "which key is this";

    private static final String TOMBSTONES = "erased_people";
    private static final String ERASURES = "erasures";

    private static final String READ_ERASURES = """
        SELECT jsonb_build_object(
                   'table', 'erasures', 'id', id, 'source', source, 'requested_by', requested_by,
                   'requested_at', requested_at, 'environment', environment, 'role', role, 'notice_id', notice_id,
                   'account_id', account_id, 'state', state, 'counts', counts, 'proof', proof, 'attempts', attempts,
                   'failures', failures, 'started_at', started_at, 'finished_at', finished_at,
                   'user_id_hash', encode(user_id_hash, 'hex'),
                   'person_hashes', (SELECT COALESCE(jsonb_agg(encode(hash, 'hex')), '[]') FROM unnest(person_hashes) AS hash))
        FROM erasures
        ORDER BY requested_at, id
        """;

    private static final String READ_TOMBSTONES = """
        SELECT jsonb_build_object(
                   'table', 'erased_people', 'person_hash', encode(person_hash, 'hex'), 'knows_user_id', knows_user_id,
                   'erased_at', erased_at, 'erasure_id', erasure_id)
        FROM erased_people
        ORDER BY erased_at, person_hash
        """;

    /**
     * What was finished is finished here, too, so that it is done again. What was not is queued: the restored row, if it is
     * there, knows more. Of a notice that has another erasure by now, only the erasure is taken over.
     */
    private static final String WRITE_ERASURE = """
        INSERT INTO erasures
            (id, source, requested_by, requested_at, environment, role, notice_id, account_id, person_hashes,
             user_id_hash, state, counts, proof, attempts, failures, started_at, finished_at)
        SELECT CAST(entry ->> 'id' AS uuid), entry ->> 'source', entry ->> 'requested_by',
               CAST(entry ->> 'requested_at' AS timestamptz), entry ->> 'environment', entry ->> 'role',
               (SELECT entry ->> 'notice_id'
                WHERE NOT EXISTS (
                    SELECT FROM erasures AS other
                    WHERE other.notice_id = entry ->> 'notice_id' AND other.id <> CAST(entry ->> 'id' AS uuid))),
               CAST(entry ->> 'account_id' AS uuid),
               ARRAY(SELECT decode(hash, 'hex') FROM jsonb_array_elements_text(entry -> 'person_hashes') AS hash),
               decode(entry ->> 'user_id_hash', 'hex'), CASE entry ->> 'state' WHEN 'DONE' THEN 'DONE' ELSE 'QUEUED' END,
               entry -> 'counts', NULLIF(entry -> 'proof', 'null'), CAST(entry ->> 'attempts' AS integer), 0,
               CAST(entry ->> 'started_at' AS timestamptz), CAST(entry ->> 'finished_at' AS timestamptz)
        FROM CAST(? AS jsonb) AS line (entry)
        ON CONFLICT (id) DO UPDATE
        SET state = 'DONE', account_id = excluded.account_id, person_hashes = excluded.person_hashes,
            counts = excluded.counts, proof = excluded.proof, finished_at = excluded.finished_at, subject = NULL,
            failure = NULL, retry_at = NULL, lease_owner = NULL, lease_until = NULL, progress = '{}'
        WHERE erasures.state <> 'DONE' AND excluded.state = 'DONE'
        """;

    private static final String WRITE_TOMBSTONE = """
        INSERT INTO erased_people (person_hash, knows_user_id, erased_at, erasure_id)
        SELECT decode(entry ->> 'person_hash', 'hex'), CAST(entry ->> 'knows_user_id' AS boolean),
               CAST(entry ->> 'erased_at' AS timestamptz), CAST(entry ->> 'erasure_id' AS uuid)
        FROM CAST(? AS jsonb) AS line (entry)
        ON CONFLICT (person_hash) DO UPDATE
        SET knows_user_id = erased_people.knows_user_id AND excluded.knows_user_id
        """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final PersonalDataKeys keys;

    public ErasureCopies(Connection connection, PersonalDataKeys keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /** The file is there as a whole or not at all; one that is there is replaced. */
    public Outcome export(Path file, Instant now) throws SQLException {
        var draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            var rows = write(draft, now);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            return new Outcome.ErasuresCopied(rows, false);
        } catch (IOException e) {
            return new Outcome.Failed("the file was not written: " + e.getMessage());
        } catch (UnopenablePersonalData e) {
            return new Outcome.Failed(e.getMessage() + ": give the job the keyset that the functions have");
        }
    }

    /** In one snapshot, so that each tombstone has its erasure. */
    private Map<String, Long> write(Path draft, Instant now) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var out = Files.newBufferedWriter(draft)) {
            var head = JSON.createObjectNode()
                    .put("format", FORMAT)
                    .put("exported_at", now.toString())
                    .put("hash_key", fingerprint());
            line(out, head.toString());
            var rows = new LinkedHashMap<String, Long>();
            rows.put(ERASURES, copy(READ_ERASURES, out));
            rows.put(TOMBSTONES, copy(READ_TOMBSTONES, out));
            return rows;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private long copy(String sql, BufferedWriter out) throws SQLException, IOException {
        long rows = 0;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(1_000);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    line(out, row.getString(1));
                    rows++;
                }
            }
        }
        return rows;
    }

    private static void line(BufferedWriter out, String text) throws IOException {
        out.write(text);
        out.write('\n');
    }

    /** All of the file or nothing. */
    public Outcome take(Path file, boolean execute) throws SQLException {
        connection.setAutoCommit(false);
        try (var in = Files.newBufferedReader(file)) {
            var head = JSON.readTree(String.valueOf(in.readLine()));
            if (!head.path("format").asText().equals(FORMAT)) {
                return new Outcome.Failed("the file is no export of erasures");
            }
            if (!head.path("hash_key").asText().equals(fingerprint())) {
                return new Outcome.Failed(
                        "the file's hashes were made with another hash_key than the one in this database:"
                                + " restore the table hash_key that belongs to the file");
            }
            var rows = take(in);
            if (execute) {
                connection.commit();
            }
            return new Outcome.ErasuresCopied(rows, !execute);
        } catch (JsonProcessingException e) {
            return new Outcome.Failed("the file is no export of erasures");
        } catch (IOException e) {
            return new Outcome.Failed("the file was not read: " + e.getMessage());
        } catch (UnopenablePersonalData e) {
            return new Outcome.Failed(e.getMessage() + ": give the job the keyset that the functions have");
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Map<String, Long> take(BufferedReader in) throws IOException, SQLException {
        var rows = new LinkedHashMap<String, Long>();
        try (var erasures = connection.prepareStatement(WRITE_ERASURE);
                var tombstones = connection.prepareStatement(WRITE_TOMBSTONE)) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var table = table(JSON.readTree(line));
                var statement = table.equals(ERASURES) ? erasures : tombstones;
                statement.setString(1, line);
                rows.merge(table, (long) statement.executeUpdate(), Long::sum);
            }
        }
        return rows;
    }

    private static String table(JsonNode row) throws IOException {
        var table = row.path("table").asText();
        if (!table.equals(ERASURES) && !table.equals(TOMBSTONES)) {
            throw new IOException("a line names neither " + ERASURES + " nor " + TOMBSTONES);
        }
        return table;
    }

    private String fingerprint() throws SQLException {
        return keys.hasher(connection)
                .hash("export", PROBE)
                .map(PersonHash::hex)
                .orElseThrow();
    }
}
