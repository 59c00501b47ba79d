package dev.ebayconnector.sync.offers;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.inventory.InventoryClient;
import dev.ebayconnector.ebay.inventory.OffersClient;
import dev.ebayconnector.fakeebay.FakeEbay;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.sync.BenchReport;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How long the offers of many SKUs take if eBay needs 50 ms for each call: one call after another, side by side within
 * the allowed pace, and side by side without it. Read and stored page by page, as a run does. One call after another is
 * measured on a part of the SKUs.
 */
public final class OffersBench {

    private static final Duration DELAY = Duration.ofMillis(50);
    private static final int PART = 400;
    private static final int UNLIMITED = 1_000_000;
    private static final int SIDE_BY_SIDE = 25;

    private final SellerCall call;
    private final Connection connection;
    private final List<String> skus;
    private final EbayHttp http;

    private OffersBench(SellerCall call, Connection connection, List<String> skus, EbayHttp http) {
        this.call = call;
        this.connection = connection;
        this.skus = skus;
        this.http = http;
    }

    /** @param size the number of SKUs */
    public static void measure(BenchReport report, int size) throws Exception {
        try (var database = TestDatabase.migrated();
                var ebay = FakeEbay.start(FakeEbaySettings.defaults());
                var http = new EbayHttp();
                var connection = DriverManager.getConnection(database.url())) {
            connection.setAutoCommit(false);
            ebay.inventory().size(size);
            ebay.inventory().delay(DELAY);
            var skus = ebay.inventory().skus(FakeEnvironment.PRODUCTION, "seller-a");
            new OffersBench(call(ebay), connection, skus, http).measure(report);
        }
    }

    private void measure(BenchReport report) throws SQLException {
        int part = Math.min(PART, skus.size());
        rate(UNLIMITED, SIDE_BY_SIDE, part); // warms up
        double sequence = rate(UNLIMITED, 1, part);
        double paced = rate(OffersClient.PER_SECOND, SIDE_BY_SIDE, skus.size());
        double unlimited = rate(UNLIMITED, SIDE_BY_SIDE, Math.min(5 * PART, skus.size()));
        var one = "offers of %,d SKUs, 50 ms a call, one after another".formatted(skus.size());
        report.add(one, seconds(sequence), "s", "");
        add(report, "offers, side by side, %d a second".formatted(OffersClient.PER_SECOND), paced, sequence, one);
        add(report, "offers, side by side, no pace", unlimited, sequence, one);
    }

    private void add(BenchReport report, String name, double rate, double sequence, String to) {
        report.add(name, seconds(rate), "s", sequence / rate, to, "");
    }

    private double seconds(double rate) {
        return skus.size() / rate;
    }

    /** SKUs per second, the first ones of the list, stored for a new account. */
    private double rate(int perSecond, int page, int size) throws SQLException {
        var resource = new OffersResource(new InventoryClient(http), new OffersClient(http, perSecond));
        var slice = new Slice.Keys("offers", skus.subList(0, size));
        var account = account();
        long begun = System.nanoTime();
        for (int offset = 0; offset < size; offset += page) {
            var records = resource.page(call, slice, page, offset).records();
            resource.write(
                    connection, new WriteContext(account, account, Instant.parse("2026-05-01T00:00:00Z")), records);
            connection.commit();
        }
        return size * 1e9 / (System.nanoTime() - begun);
    }

    private UUID account() throws SQLException {
        var id = UUID.randomUUID();
        try (var statement = connection.prepareStatement("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
            VALUES (?, 'sandbox', ?, 'bench', 'CONNECTED', now())
            """)) {
            statement.setObject(1, id);
            statement.setString(2, id.toString());
            statement.executeUpdate();
        }
        connection.commit();
        return id;
    }

    private static SellerCall call(FakeEbay ebay) {
        var token = new Secret(ebay.grant(FakeEnvironment.PRODUCTION, "seller-a", Scope.INVENTORY.value())
                .accessToken());
        var settings = Settings.read(
                Map.of(
                        "EBAY_API_URL", ebay.apiUrl(),
                        "EBAY_PRODUCTION_CLIENT_ID", "id",
                        "EBAY_PRODUCTION_CLIENT_SECRET", "secret",
                        "EBAY_PRODUCTION_RUNAME", "name"),
                EbaySettings::read);
        var endpoint = ((EbaySettings) settings[0])
                .endpoint(EbayEnvironment.PRODUCTION)
                .orElseThrow();
        return new SellerCall(endpoint, token);
    }
}
