package dev.ebayconnector.sync.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.finances.EbayTransaction;
import dev.ebayconnector.ebay.finances.FinanceWindow;
import dev.ebayconnector.ebay.finances.FinancesClient;
import dev.ebayconnector.ebay.finances.TransactionSummary.Part;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.signatures.SigningKeys;
import dev.ebayconnector.fakeebay.FakeEbay;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client against the fake, which keeps eBay's contract. */
class FinancesClientTest {

    private final FakeEbay ebay = FakeEbay.start(FakeEbaySettings.defaults().data(7, 60, 80));
    private final EbayHttp http = new EbayHttp();
    private final FinancesClient client =
            new FinancesClient(http, endpoint -> new SigningKeys.Result.None("not wanted"), Clock.systemUTC());

    @AfterEach
    void close() {
        http.close();
        ebay.close();
    }

    @Test
    void aPageBeginsAtItsOffsetWithTheOldestFirst() {
        var all = client.transactions(call(), lastDays(90), 1000, 0);
        var part = client.transactions(call(), lastDays(90), 5, 3);

        assertThat(all.total())
                .isEqualTo(all.records().size())
                .isEqualTo(ebay.finances().transactions(FakeEnvironment.PRODUCTION, "seller-a"));
        assertThat(all.records()).extracting(EbayTransaction::date).isSorted();
        assertThat(part.records()).isEqualTo(all.records().subList(3, 8));
        assertThat(part.nextOffset()).hasValue(8);
    }

    @Test
    void nothingFoundIsAnEmptyPage() {
        var now = ebay.now();
        var longAgo = new FinanceWindow(now.minus(Duration.ofDays(300)), now.minus(Duration.ofDays(200)));

        assertThat(client.transactions(call(), longAgo, 1000, 0).total()).isZero();
        assertThat(client.payouts(call(), longAgo, 200, 0).total()).isZero();
        ebay.advance(Duration.ofDays(60));
        assertThat(client.funds(call()).total()).isZero();
    }

    @Test
    void aSummaryCountsAndAddsUpWhatIsListed() {
        var paid = client.transactions(call(), lastDays(90), 1000, 0).records().stream()
                .filter(transaction -> transaction.status().equals("PAYOUT"))
                .toList();

        var summary = client.summary(call(), lastDays(90), "PAYOUT");

        assertThat(summary.parts().stream().mapToInt(Part::count).sum()).isEqualTo(paid.size());
        var credit = summary.parts().stream()
                .collect(Collectors.toMap(Part::kind, part -> part))
                .get("credit");
        assertThat(credit.bookingEntry()).isEqualTo("CREDIT");
        assertThat(credit.amount().value())
                .isEqualByComparingTo(paid.stream()
                        .filter(transaction -> transaction.type().equals("SALE"))
                        .map(transaction -> transaction.amount().value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private FinanceWindow lastDays(int days) {
        return new FinanceWindow(ebay.now().minus(Duration.ofDays(days)), ebay.now());
    }

    private SellerCall call() {
        var token = ebay.grant(
                        FakeEnvironment.PRODUCTION, "seller-a", "https://api.ebay.com/oauth/api_scope/sell.finances")
                .accessToken();
        var endpoint = new Endpoint(
                EbayEnvironment.PRODUCTION,
                URI.create(ebay.apiUrl()),
                URI.create(ebay.apizUrl()),
                URI.create(ebay.authUrl()),
                "client",
                new Secret("secret"),
                "runame");
        return new SellerCall(endpoint, new Secret(token));
    }
}
