package dev.ebayconnector.fakeebay;

import java.time.Clock;
import java.time.Duration;

/**
 * How a fake eBay is set up. Begin with {@link #defaults()} and change what matters.
 *
 * @param apiPort    port of each host; 0 takes a free one
 * @param orders     orders of every seller, spread over the last {@code days}
 * @param orderQuota calls for orders an application may make per day
 * @param pageDelay  waited before each page of orders
 * @param clock      what the fake takes for now; orders lie before its time at the start
 */
public record FakeEbaySettings(
        int apiPort,
        int apizPort,
        int authPort,
        long seed,
        int orders,
        int days,
        int orderQuota,
        Duration pageDelay,
        AppCredentials production,
        AppCredentials sandbox,
        Clock clock) {
    public FakeEbaySettings {
        if (orders < 1 || days < 1 || orderQuota < 0) {
            throw new IllegalArgumentException(
                    "orders and days of a fake eBay must be at least 1, orderQuota at least 0; correct orders=" + orders
                            + ", days=" + days + ", orderQuota=" + orderQuota + ".");
        }
    }

    public static FakeEbaySettings defaults() {
        return new FakeEbaySettings(
                0,
                0,
                0,
                42,
                500,
                90,
                100_000,
                Duration.ZERO,
                AppCredentials.LOCAL_PRODUCTION,
                AppCredentials.LOCAL_SANDBOX,
                Clock.systemUTC());
    }

    public FakeEbaySettings ports(int api, int apiz, int auth) {
        return new FakeEbaySettings(
                api, apiz, auth, seed, orders, days, orderQuota, pageDelay, production, sandbox, clock);
    }

    public FakeEbaySettings data(long newSeed, int newOrders, int newDays) {
        return new FakeEbaySettings(
                apiPort,
                apizPort,
                authPort,
                newSeed,
                newOrders,
                newDays,
                orderQuota,
                pageDelay,
                production,
                sandbox,
                clock);
    }

    public FakeEbaySettings quota(int ordersPerDay) {
        return new FakeEbaySettings(
                apiPort, apizPort, authPort, seed, orders, days, ordersPerDay, pageDelay, production, sandbox, clock);
    }

    public FakeEbaySettings delayed(Duration perPage) {
        return new FakeEbaySettings(
                apiPort, apizPort, authPort, seed, orders, days, orderQuota, perPage, production, sandbox, clock);
    }

    public FakeEbaySettings credentials(AppCredentials newProduction, AppCredentials newSandbox) {
        return new FakeEbaySettings(
                apiPort,
                apizPort,
                authPort,
                seed,
                orders,
                days,
                orderQuota,
                pageDelay,
                newProduction,
                newSandbox,
                clock);
    }

    public FakeEbaySettings at(Clock newClock) {
        return new FakeEbaySettings(
                apiPort, apizPort, authPort, seed, orders, days, orderQuota, pageDelay, production, sandbox, newClock);
    }
}
