package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.UnopenablePersonalData;
import dev.ebayconnector.privacy.erasure.Database;
import dev.ebayconnector.privacy.erasure.ErasureEngine;
import dev.ebayconnector.privacy.erasure.ErasurePreview;
import dev.ebayconnector.privacy.erasure.ErasureReceipt;
import dev.ebayconnector.privacy.erasure.ErasureRequest;
import dev.ebayconnector.privacy.erasure.ErasureRequest.Source;
import dev.ebayconnector.privacy.erasure.ErasureRequests;
import dev.ebayconnector.privacy.erasure.ErasureResult;
import dev.ebayconnector.privacy.erasure.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Erases a person, or counts what would be erased. Says nothing that names the person. */
public final class ErasePerson {

    private static final String REQUESTED_BY = "command";

    private static final String ENVIRONMENT = "SELECT environment FROM accounts WHERE id = ?";

    private final Database database;
    private final PersonalDataKeys keys;
    private final Clock clock;
    private final Progress progress;
    private final ErasureEngine engine;

    public ErasePerson(Connection connection, PersonalDataKeys keys, Clock clock, Progress progress) {
        this.database = Database.of(connection);
        this.keys = keys;
        this.clock = clock;
        this.progress = progress;
        this.engine = new ErasureEngine(database, keys, clock);
    }

    public Outcome buyer(String identifier, String environment, Instant deadline, boolean execute) throws SQLException {
        return erase(
                ErasureRequest.ofBuyer(Source.COMMAND, REQUESTED_BY, environment, Subject.named(identifier)),
                deadline,
                execute);
    }

    public Outcome account(UUID account, Instant deadline, boolean execute) throws SQLException {
        var environment = environment(account);
        return environment.isEmpty()
                ? new Outcome.Failed("there is no account " + account)
                : erase(
                        ErasureRequest.ofAccount(Source.COMMAND, REQUESTED_BY, environment.get(), account),
                        deadline,
                        execute);
    }

    private Outcome erase(ErasureRequest request, Instant deadline, boolean execute) throws SQLException {
        try {
            if (!execute) {
                progress.stage("counting");
                return new Outcome.ErasureCounted(new ErasurePreview(database, keys, clock).of(request));
            }
            progress.stage("erasing");
            var id = database.inTransaction(
                            connection -> new ErasureRequests(keys).request(connection, request, clock.instant()))
                    .id();
            progress.line("erasure " + id);
            return outcome(List.of(engine.run(id, deadline)));
        } catch (UnopenablePersonalData e) {
            return new Outcome.Failed(e.getMessage() + ": give the job the keyset that the functions have");
        }
    }

    /** Every person who was erased, once more. */
    public Outcome replay(Instant deadline, boolean execute) throws SQLException {
        var finished = engine.finished();
        if (!execute) {
            return new Outcome.ErasureCounted(Map.of("erasures", (long) finished.size()));
        }
        var results = new ArrayList<ErasureResult>();
        for (var id : finished) {
            progress.stage("repeating erasure " + id);
            results.add(engine.replay(id, deadline));
        }
        return outcome(results);
    }

    private static Outcome outcome(List<ErasureResult> results) {
        var receipts = new ArrayList<Map<String, Object>>();
        var problems = new ArrayList<String>();
        for (var result : results) {
            switch (result) {
                case ErasureResult.Done done -> receipts.add(members(done.receipt()));
                case ErasureResult.Unfinished unfinished ->
                    problems.add("erasure " + unfinished.id() + " is not finished (" + unfinished.step()
                            + "): run erase again");
                case ErasureResult.Busy busy -> problems.add("erasure " + busy.id() + " is done by another worker");
                case ErasureResult.Failed failed -> problems.add("erasure " + failed.id() + ": " + failed.reason());
                case ErasureResult.Unknown unknown -> problems.add("erasure " + unknown.id() + " does not exist");
            }
        }
        return problems.isEmpty() ? new Outcome.Erased(receipts) : new Outcome.Failed(problems, List.of());
    }

    private static Map<String, Object> members(ErasureReceipt receipt) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", receipt.id().toString());
        members.put("source", receipt.source());
        members.put("requested_by", receipt.requestedBy());
        members.put("requested_at", receipt.requestedAt().toString());
        members.put("environment", receipt.environment());
        members.put("role", receipt.role());
        members.put(
                "account_id",
                receipt.accountId() == null ? null : receipt.accountId().toString());
        members.put("failures", receipt.failures());
        members.put("rows", receipt.counts());
        members.put("left", receipt.left());
        members.put("checked_at", receipt.checkedAt().toString());
        members.put("finished_at", receipt.finishedAt().toString());
        return members;
    }

    private Optional<String> environment(UUID account) throws SQLException {
        return database.inTransaction(connection -> {
            try (var statement = connection.prepareStatement(ENVIRONMENT)) {
                statement.setObject(1, account);
                try (var row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getString("environment")) : Optional.empty();
                }
            }
        });
    }
}
