package dev.ebayconnector.erasures;

import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.notices.ErasureMessage;
import dev.ebayconnector.notices.ErasureQueue;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.erasure.Database;
import dev.ebayconnector.privacy.erasure.ErasurePreview;
import dev.ebayconnector.privacy.erasure.ErasureRequest;
import dev.ebayconnector.privacy.erasure.ErasureRequest.Source;
import dev.ebayconnector.privacy.erasure.ErasureRequests;
import dev.ebayconnector.privacy.erasure.Subject;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Takes an admin's request: counts, or stores it and puts it on the worker's queue. */
@Singleton
final class ErasureStart {

    private final Database database;
    private final AccountStore accounts;
    private final ErasureRequests requests;
    private final ErasurePreview preview;
    private final ErasureQueue queue;
    private final OpenErasureStore open;
    private final ErasureAnnouncer announcer;
    private final Clock clock;

    ErasureStart(
            TransactionOperations<Connection> transactions,
            AccountStore accounts,
            PersonalDataKeys keys,
            ErasureQueue queue,
            OpenErasureStore open,
            ErasureAnnouncer announcer,
            Clock clock) {
        this.database = new PooledDatabase(transactions);
        this.accounts = accounts;
        this.requests = new ErasureRequests(keys);
        this.preview = new ErasurePreview(database, keys, clock);
        this.queue = queue;
        this.open = open;
        this.announcer = announcer;
        this.clock = clock;
    }

    ErasureRequest ofBuyer(UUID userId, String environment, String identifier) {
        return ErasureRequest.ofBuyer(Source.ADMIN, userId.toString(), environment, Subject.named(identifier));
    }

    /** @throws HttpProblem 404 if there is no such account */
    ErasureRequest ofAccount(UUID userId, UUID accountId) {
        var account = accounts.find(accountId).orElseThrow(() -> HttpProblem.notFound("This account"));
        return ErasureRequest.ofAccount(
                Source.ADMIN, userId.toString(), account.environment().name().toLowerCase(Locale.ROOT), accountId);
    }

    /** Rows by table that would be erased. */
    Map<String, Long> count(ErasureRequest request) {
        try {
            return preview.of(request);
        } catch (SQLException e) {
            throw new IllegalStateException("the rows were not counted", e);
        }
    }

    UUID start(ErasureRequest request) {
        try {
            return database.inTransaction(connection -> {
                var id = requests.request(connection, request, clock.instant()).id();
                requests.announced(connection, id, clock.instant());
                return id;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("the erasure was not stored", e);
        }
    }

    /** @throws HttpProblem 503 if the worker cannot be told; the request is withdrawn then */
    void announce(UUID id) {
        if (!queue.send(new ErasureMessage.OfErasure(id))) {
            withdraw(id);
            throw HttpProblem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The queue cannot be reached, so nothing was started. Try again later.");
        }
    }

    /**
     * Lets a failed erasure run again; if the queue cannot be reached, within minutes, for the worker looks for those that
     * are due.
     *
     * @throws HttpProblem 409 if it has not failed
     */
    void retry(UUID id) {
        if (open.retry(id, clock.instant()) == 0) {
            throw HttpProblem.of(HttpStatus.CONFLICT, "Only an erasure that failed can be started again.");
        }
        announcer.announce(id);
    }

    private void withdraw(UUID id) {
        try {
            database.inTransaction(connection -> {
                requests.withdraw(connection, id);
                return null;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("the erasure was not withdrawn", e);
        }
    }
}
