package dev.ebayconnector.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.security.Policy;
import dev.ebayconnector.testing.AccessMatrix;
import dev.ebayconnector.testing.EndedSessions;
import dev.ebayconnector.testing.HostileInputs;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers must not send is refused with 422, and the answer names it. */
class BadRequestTest {

    private static Stored stored;

    @BeforeAll
    static void start() throws IOException {
        stored = new Stored();
        Samples.fill(stored.sql());
    }

    @AfterAll
    static void stop() throws IOException {
        stored.close();
    }

    @Test
    void thePolicyHoldsForEveryRouteAndEveryCaller() {
        assertThat(AccessMatrix.violations(
                        stored.function().getApplicationContext(),
                        stored.function(),
                        (method, path) -> Policy.of(method, path)
                                .map(line -> line.access().name())))
                .isEmpty();
    }

    @Test
    void noInputMakesAnyRouteFail() {
        assertThat(HostileInputs.failures(stored.function().getApplicationContext(), stored.function()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders?limit=0 | limit",
                "orders?limit=1001 | limit",
                "orders?limit=1e2 | limit",
                "orders?limit=99999999999 | limit",
                "orders?account_id=1 | account_id",
                "orders?status=A&status=B | status",
                "orders?unknown=1&also=2 | unknown also",
                "orders?Status=A | Status",
                "orders?gone=true | gone",
                "orders?min_amount=1 | currency",
                "orders?max_amount=1 | currency",
                "orders?min_amount=1e5&currency=EUR | min_amount",
                "orders?min_amount=1,5&currency=EUR | min_amount",
                "orders?min_amount=NaN&currency=EUR | min_amount",
                "orders?min_amount=&currency=EUR | min_amount",
                "orders?max_amount=1234567890123456789012345678901&currency=EUR | max_amount",
                "orders?from=2026-05-01 | from",
                "orders?to=yesterday&from=x | to from",
                "orders?modified_from=0000-01-01T00:00:00Z | modified_from",
                "orders?sort=buyer_username | sort",
                "orders?sort=created_at%2Ctotal | sort",
                "orders?sort=--created_at | sort",
                "orders?sort= | sort",
                "orders?sort=total | currency",
                "orders?sort=created_at%20DESC;%20DROP%20TABLE%20orders | sort",
                "orders?buyer=%00 | buyer",
                "orders?next=x | next",
                "orders?status%27%20OR%20%271%27=1 | status' OR '1'",
                "inventory?gone=yes | gone",
                "inventory?gone=1 | gone",
                "inventory?buyer=x | buyer",
                "funds?id=first | id",
                "funds?currency=EUR | currency",
                "orders/order-4?account_id=x | account_id",
                "orders/order-4?type=SALE | type",
                "orders/export | format",
                "orders/export?format=xml | format",
                "orders/export?format=csv&limit=50001 | limit",
                "orders/export?format=csv&sort=created_at | sort",
                "orders/export?format=csv&min_amount=1 | currency",
                "orders/days?status=A | status",
                "orders/days?from=2026-05-02T00:00:00Z&to=2026-05-01T00:00:00Z | from",
                "orders/days?from=2024-05-02T00:00:00Z&to=2026-05-01T00:00:00Z | from",
                "orders/days?account_id=' | account_id",
            })
    void theAnswerNamesTheField(String target, String fields) {
        var answer = stored.get("/api/ebay/" + target);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.fields())
                .containsExactlyInAnyOrder(fields.startsWith("status'") ? new String[] {fields} : fields.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR 1=1 --",
                "'; DROP TABLE orders; --",
                "%",
                "_",
                "\\",
                "x' UNION SELECT raw FROM orders --",
                "$1",
                "?",
                "{fn now()}",
                "\u202e\uff07",
            })
    void aTextIsOnlyEverCompared(String text) {
        for (var filter : List.of("buyer", "status", "id", "sku", "currency")) {
            var answer = stored.get("/api/ebay/orders?" + filter + "=" + Stored.encode(text));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.json().path("items")).as(filter).isEmpty();
        }
        assertThat(stored.get("/api/ebay/orders/" + Stored.encode(text)).status())
                .isEqualTo(404);
        assertThat(stored.sql().number("SELECT count(*) FROM orders")).isPositive();
    }

    @Test
    void aNextLeadsOnOnlyInTheListThatGaveItOut() {
        var next = stored.get("/api/ebay/orders?limit=1").json().path("next").asText();

        assertThat(stored.get("/api/ebay/orders?next=" + next).status()).isEqualTo(200);
        for (var other : List.of(
                "orders?sort=created_at&", "orders?sort=last_modified_at&", "disputes?", "orders/export?format=csv&")) {
            assertThat(stored.get("/api/ebay/" + other + "next=" + next).fields())
                    .as(other)
                    .containsExactly("next");
        }
    }

    @Test
    void anInventedNextIsBoundLikeEveryValue() {
        var next = Base64.getUrlEncoder()
                .encodeToString(("orders -created_at\n2026-05-02T00:00:00Z\n" + Stored.ONE + "\n' OR 1=1 --")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(stored.get("/api/ebay/orders?next=" + next).status()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIs404() {
        for (var target : List.of(
                "nothing",
                "nothing/1",
                "nothing/export?format=csv",
                "orders/none",
                "funds/not-a-moment",
                "inventory/days")) {
            assertThat(stored.get("/api/ebay/" + target).status()).as(target).isEqualTo(404);
        }
    }

    @Test
    void aSessionThatHasEndedIsRefusedByEveryRoute() {
        var function = stored.function();
        assertThat(EndedSessions.routesThatStillAnswer(function.getApplicationContext(), function, stored.url()))
                .isEmpty();
    }

    @Test
    void onlyThoseWhoAreSignedInRead() {
        for (var target : List.of("orders", "orders/order-4", "orders/export?format=csv", "orders/days", "nothing")) {
            var event = HttpEvent.get("/api/ebay/" + target);
            assertThat(LambdaCall.http(stored.function(), event).status())
                    .as(target)
                    .isEqualTo(401);
        }
        var admin = HttpEvent.get("/api/ebay/orders").bearer(TestSession.of("ADMIN"));
        assertThat(LambdaCall.http(stored.function(), admin).status()).isEqualTo(200);
    }

    @Test
    void aStageInFrontOfThePathIsNoPartOfTheId() {
        var event = HttpEvent.get("/api/ebay/inventory/" + Stored.encode("sku-4\n\\"))
                .stage("prod")
                .bearer(TestSession.of("VIEWER"));

        assertThat(LambdaCall.http(stored.function(), event).json().path("sku").asText())
                .isEqualTo("sku-4\n\\");
    }

    @Test
    void thereIsNothingToWrite() {
        for (var target : List.of("orders", "orders/order-4")) {
            var event = HttpEvent.post("/api/ebay/" + target, "{}").bearer(TestSession.of("ADMIN"));
            assertThat(LambdaCall.http(stored.function(), event).status())
                    .as(target)
                    .isEqualTo(405);
        }
    }
}
