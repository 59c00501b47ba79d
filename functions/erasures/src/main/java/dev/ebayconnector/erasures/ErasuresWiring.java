package dev.ebayconnector.erasures;

import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.notices.ErasureQueue;
import dev.ebayconnector.notices.ErasureQueueSettings;
import dev.ebayconnector.notices.NoticeAnnouncer;
import dev.ebayconnector.notices.NoticeStore;
import dev.ebayconnector.notices.NoticeVault;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.erasure.ErasureEngine;
import dev.ebayconnector.privacy.erasure.ErasureRequests;
import dev.ebayconnector.tokens.RevokedConsent;
import dev.ebayconnector.tokens.TokenStore;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;

/** Makes beans of the classes that know nothing of Micronaut. */
@Factory
final class ErasuresWiring {

    @Singleton
    @Bean(preDestroy = "close")
    ErasureQueue queue(ErasureQueueSettings settings) {
        return new ErasureQueue(settings);
    }

    @Singleton
    ErasureRun erasureRun(
            TransactionOperations<Connection> transactions, PersonalDataKeys keys, ErasureQueue queue, Clock clock) {
        return new ErasureRun(new ErasureEngine(new PooledDatabase(transactions), keys, clock), queue, clock);
    }

    @Singleton
    NoticeHandler noticeHandler(
            NoticeStore notices,
            NoticeVault vault,
            PersonalDataKeys keys,
            AccountStore accounts,
            TokenStore tokens,
            EventLog events,
            Clock clock) {
        return new NoticeHandler(
                notices,
                vault,
                new ErasureRequests(keys),
                new RevokedConsent(accounts, tokens, events, clock),
                events,
                clock);
    }

    @Singleton
    NoticeWorker noticeWorker(
            NoticeStore notices,
            OpenErasureStore erasures,
            NoticeHandler handler,
            ErasureRun run,
            TransactionOperations<Connection> transactions,
            EventLog events) {
        return new NoticeWorker(notices, erasures, handler, run, transactions, events);
    }

    @Singleton
    ErasureAnnouncer erasureAnnouncer(OpenErasureStore erasures, ErasureQueue queue, Clock clock) {
        return new ErasureAnnouncer(erasures, queue, clock);
    }

    @Singleton
    MissedWork missedWork(NoticeStore notices, ErasureAnnouncer erasures, ErasureQueue queue, Clock clock) {
        return new MissedWork(NoticeAnnouncer.of(notices, queue, clock), erasures, clock);
    }
}
