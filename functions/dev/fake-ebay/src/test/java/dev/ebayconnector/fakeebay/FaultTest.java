package dev.ebayconnector.fakeebay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultTest extends FakeEbayScene {
    private static final String SELL = "/sell/";

    @Test
    void aFaultLastsForItsCountThenTheTruthIsBack() {
        ebay.fault(Fault.status(SELL, 500).times(2));

        assertThat(orders("").status()).isEqualTo(500);
        assertThat(orders("").status()).isEqualTo(500);
        assertThat(orders("").status()).isEqualTo(200);
        assertThat(ebay.calls("order.page")).isEqualTo(3);
    }

    @Test
    void aFaultCanSpareTheFirstCalls() {
        ebay.fault(Fault.of(SELL, FaultKind.UNAUTHORIZED).after(1));

        assertThat(orders("").status()).isEqualTo(200);
        assertThat(orders("").errorId()).isEqualTo(1001);
        assertThat(orders("").status()).isEqualTo(200);
    }

    @Test
    void aFaultTouchesOnlyItsPath() {
        ebay.fault(Fault.status("/identity/", 500).always());

        assertThat(orders("").status()).isEqualTo(200);
        assertThat(refresh(FakeEnvironment.PRODUCTION, "any").status()).isEqualTo(500);

        ebay.clearFaults();
        assertThat(refresh(FakeEnvironment.PRODUCTION, "any").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"429,429", "500,500", "503,503", "unauthorized,401"})
    void aHeaderAsksForAFaultOfOneCall(String kind, int status) {
        assertThat(orders("", "X-Fake-Fault", kind).status()).isEqualTo(status);
        assertThat(orders("").status()).isEqualTo(200);
    }

    @Test
    void tooManyRequestsLookAsAtEbay() {
        assertThat(orders("", "X-Fake-Fault", "429").text())
                .isEqualTo("{\"errors\":[{\"errorId\":2001,\"domain\":\"ACCESS\","
                        + "\"category\":\"REQUEST\",\"message\":\"Too many requests.\","
                        + "\"longMessage\":\"The request limit has been reached for the resource.\"}]}");
    }

    @Test
    void aGatewayAnswersInHtml() {
        Answer answer = orders("", "X-Fake-Fault", "502");

        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).startsWith("<html>");
    }

    @Test
    void aCutAnswerBreaksOffInItsBody() {
        assertThatThrownBy(() -> client.trySend(PlainClient.request(
                        ebay.apiUrl() + "/sell/fulfillment/v1/order",
                        "Authorization",
                        "Bearer " + accessToken(ORDERS),
                        "X-Fake-Fault",
                        "cut")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void wrongJsonComesWithStatus200() {
        Answer answer = orders("", "X-Fake-Fault", "wrong_json");

        assertThat(answer.status()).isEqualTo(200);
        assertThatThrownBy(() -> new ObjectMapper().readTree(answer.text())).isInstanceOf(IOException.class);
    }

    @Test
    void aRepeatedPagePointsToTheAskedOneAgain() {
        JsonNode first = orders("?limit=50").json();
        JsonNode repeated = orders("?limit=50&offset=50", "X-Fake-Fault", "repeat_last_page")
                .json();

        assertThat(repeated.get("orders")).isEqualTo(first.get("orders"));
        assertThat(repeated.get("next")).isEqualTo(first.get("next"));
    }

    @Test
    void aShortPageLosesNothingForThoseWhoFollowTheLink() {
        JsonNode whole = orders("?limit=50").json().get("orders");
        JsonNode page = orders("?limit=50", "X-Fake-Fault", "short_page").json();

        assertThat(page.get("orders")).hasSize(25);
        assertThat(page.get("total").asInt()).isEqualTo(500);
        assertThat(client.getAs(accessToken(ORDERS), page.get("next").asText())
                        .json()
                        .at("/orders/0"))
                .isEqualTo(whole.get(25));
    }

    @Test
    void aSlowAnswerIsTheRightOneLate() {
        long begun = System.nanoTime();
        Answer answer = orders("", "X-Fake-Fault", "slow;delay_ms=300");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void everyPageWaitsWhenTheSettingsSaySo() {
        restart(FakeEbaySettings.defaults().delayed(Duration.ofMillis(200)));
        long begun = System.nanoTime();

        assertThat(orders("").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aListenerCanHoldACallUntilTheTestIsReady() throws Exception {
        CountDownLatch arrived = new CountDownLatch(2);
        CountDownLatch released = new CountDownLatch(1);
        ebay.onCall(call -> hold(call, arrived, released));

        CompletableFuture<Answer> one = CompletableFuture.supplyAsync(
                () -> orders("?offset=0"), task -> Thread.ofVirtual().start(task));
        CompletableFuture<Answer> two = CompletableFuture.supplyAsync(
                () -> orders("?offset=50"), task -> Thread.ofVirtual().start(task));
        arrived.await();
        assertThat(one).isNotDone();
        released.countDown();

        assertThat(one.get().status()).isEqualTo(200);
        assertThat(two.get().status()).isEqualTo(200);
        assertThat(ebay.mostAtOnce("order.page")).isEqualTo(2);
    }

    private static void hold(Call call, CountDownLatch arrived, CountDownLatch released) {
        assertThat(call.endpoint()).isEqualTo("order.page");
        assertThat(call.query()).startsWith("offset=");
        arrived.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
