package dev.ebayconnector.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/**
 * What {@link ScaleBench} simulates.
 *
 * @param accounts  connected sellers; they share the fake's three sellers' records, and none shares a row
 * @param hours     of the simulated day, at most
 * @param allowed   real time; the day ends early when it is over
 * @param latency   of each call of eBay, on the virtual clock
 * @param workers   that work at once: {@code SyncWorkerFunction}'s reserved concurrency
 * @param ordersDay orders of each seller a day
 * @param skus      of each seller
 * @param history   days before the day from which the sellers have orders
 * @param share     {@code SYNC_QUOTA_SHARE_PERCENT}: a fortieth of the accounts with a fortieth of the share shows a whole day
 */
record ScaleSettings(
        int accounts,
        int hours,
        Duration allowed,
        Duration latency,
        int workers,
        int ordersDay,
        int skus,
        int history,
        int share) {

    /** Midnight in California, when eBay gives the calls of a day. */
    static final Instant START = Instant.parse("2026-05-01T07:00:00Z");

    /** As {@code template.yaml} has them: the scheduler's starts a minute, its time-out, and the connections of all functions. */
    static final int STARTS_A_MINUTE = 200;

    static final Duration SCHEDULER_TIMEOUT = Duration.ofSeconds(60);
    static final int CONNECTIONS = 97;

    /** As the template has them for one worker. */
    static final int PARALLEL_CALLS = 8;

    /** @param values in the order of the members */
    static ScaleSettings read(Iterator<String> values) {
        return new ScaleSettings(
                number(values),
                number(values),
                Duration.ofMinutes(number(values)),
                Duration.ofMillis(number(values)),
                number(values),
                number(values),
                number(values),
                number(values),
                number(values));
    }

    Instant end() {
        return START.plus(Duration.ofHours(hours));
    }

    /** The day's orders are among them: the fake lists an order when its time has come. */
    int days() {
        return history + 1;
    }

    int orders() {
        return ordersDay * days();
    }

    private static int number(Iterator<String> values) {
        return Integer.parseInt(values.next());
    }
}
