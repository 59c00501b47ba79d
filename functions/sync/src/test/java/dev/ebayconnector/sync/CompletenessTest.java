package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.sync.AlteringProxy.OrdersAnswer;
import dev.ebayconnector.sync.AlteringProxy.Reply;
import dev.ebayconnector.sync.run.work.Delivery;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run succeeds only when it has seen every order that eBay counts; otherwise it fails, within a bounded number of
 * calls.
 */
@ExtendWith(RunningSync.class)
@Timeout(60)
final class CompletenessTest {

    /** One window. */
    private static final String TWENTY_DAYS = "{\"from\":\"%s\"}";

    private final SyncSystem system;
    private final OrderList list = new OrderList(450);
    private UUID account;

    CompletenessTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void connect() {
        account = system.connect(FakeEnvironment.SANDBOX);
    }

    @Test
    void aListThatEndsTooEarlyIsReadAgain() {
        var run = run(
                (call, offset, limit) -> call == 2 ? OrderList.reply(List.of(), 450, null) : list.page(offset, limit));

        succeeded(run, 450);
        assertThat(system.sandbox.calls()).isEqualTo(5);
        assertThat(system.sql.number("SELECT count(*) FROM sync_window_records"))
                .isZero();
    }

    @Test
    void aFirstPageWithoutALinkIsNotTheLastIfEbayCountsMore() {
        var run = run((call, offset, limit) -> list.page(offset, limit, 450, null));

        succeeded(run, 450);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty pages", "the first page again and again, without a link", "204"})
    void aListThatStaysShorterThanItsTotalFailsTheRunAndKeepsTheCursor(String fault) {
        run((call, offset, limit) -> OrderList.reply(List.of(), 0, null), "{}");
        var before = watermark();
        assertThat(before).hasSize(1);
        system.advance(Duration.ofHours(1));

        var run = run(
                (call, offset, limit) -> switch (fault) {
                    case "empty pages" -> offset == 0 ? list.page(0, limit) : OrderList.reply(List.of(), 450, null);
                    case "204" -> offset == 0 ? list.page(0, limit) : new Reply(204, "");
                    default -> list.page(0, 200, 450, null);
                },
                "{}");

        failed(run, "incomplete");
        assertThat(run.path("error").path("detail").asText()).contains("450");
        assertThat(system.sandbox.calls()).isLessThanOrEqualTo(50);
        assertThat(watermark()).isEqualTo(before);
    }

    /** Orders leave the part that was read, as many enter behind it: the total stays, others move past the place. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 150, 250})
    void ordersThatLeaveWhileOthersEnterDoNotHideAThird(int moved) {
        var run = run((call, offset, limit) -> {
            if (call == 2) {
                for (int i = 0; i < moved; i++) {
                    list.ids.remove(0);
                    list.ids.add("20-99999-%05d".formatted(i));
                }
            }
            return list.page(offset, limit);
        });

        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(system.sql.texts("SELECT order_id FROM orders")).containsAll(list.ids);
    }

    @Test
    void theSeenOrdersOutliveTheWorker() {
        var run = system.ask(body());
        system.sandbox.answerOrders((call, offset, limit) -> {
            if (call == 2) {
                list.ids.remove(5);
                list.ids.add(300, "20-99999-00000");
            }
            return list.page(offset, limit);
        });
        while (system.queue.deliver(system.worker, Duration.ofSeconds(1)) == Delivery.DONE
                && system.state(run).equals("WAITING")) {}

        succeeded(system.show(run), 451);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noOrderThatStaysInAListWhichChangesIsMissed(long seed) {
        var random = new Random(seed);
        var stayed = new HashSet<>(list.ids);
        var run = run((call, offset, limit) -> {
            for (int change = random.nextInt(4); call > 1 && call < 12 && change > 0; change--) {
                stayed.remove(list.ids.remove(random.nextInt(list.ids.size())));
                if (random.nextBoolean()) {
                    list.ids.add(
                            random.nextInt(list.ids.size()), "21-%05d-%05d".formatted(call, random.nextInt(100_000)));
                }
            }
            return list.page(offset, limit);
        });

        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(system.sql.texts("SELECT order_id FROM orders")).containsAll(stayed);
    }

    @Test
    void aTotalThatAlternatesEndsTheRun() {
        var run = run((call, offset, limit) -> list.page(offset, limit, call % 2 == 1 ? 450 : 150, null));

        succeeded(run, 450);
        assertThat(system.sandbox.calls()).isLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a link that creeps by one",
                "the same page with a link onward",
                "a total that grows and pages that repeat",
                "a link back to the start",
                "a link far beyond the list"
            })
    void pagesThatDoNotComeToAnEndAreStuck(String fault) {
        var run = run((call, offset, limit) -> switch (fault) {
            case "a link that creeps by one" -> list.page(offset, limit, 450, offset + 1);
            case "the same page with a link onward" -> list.page(0, 200, 450, offset + limit);
            case "a total that grows and pages that repeat" -> list.page(0, 200, 450 + 200 * call, offset + limit);
            case "a link back to the start" -> list.page(offset, limit, 450, 0);
            default -> list.page(offset, limit, Integer.MAX_VALUE / 2, offset + 150);
        });

        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("FAILED");
        assertThat(run.path("error").path("code").asText()).isIn("paging_stuck", "incomplete");
        assertThat(system.sandbox.calls()).isLessThanOrEqualTo(60);
        assertThat(system.sql.texts("SELECT watermark FROM sync_checkpoints WHERE account_id = ?", account))
                .isEmpty();
    }

    @Test
    void aLinkToAnotherHostIsNotFollowed() {
        succeeded(run((call, offset, limit) -> list.page(offset, limit)), 450);
    }

    @ParameterizedTest
    @ValueSource(strings = {"204", "{\"total\":0,\"limit\":200,\"offset\":0}", "{\"total\":0,\"orders\":null}"})
    void anAnswerWithoutOrdersIsEmpty(String answer) {
        var run = run((call, offset, limit) -> answer.equals("204") ? new Reply(204, "") : Reply.ok(answer));

        succeeded(run, 0);
        assertThat(system.sandbox.calls()).isEqualTo(1);
    }

    @Test
    void errorsInASuccessAreEbaysOwnErrorWithItsMessageAndTheCall() {
        var run = run((call, offset, limit) ->
                Reply.ok("{\"errors\":[{\"errorId\":30810,\"message\":\"Invalid date format.\"}],\"total\":0}"));

        failed(run, "ebay_rejected");
        assertThat(run.path("error").path("detail").asText()).contains("getOrders", "30810", "Invalid date format.");
    }

    private void succeeded(JsonNode run, int orders) {
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(orders);
    }

    private static void failed(JsonNode run, String code) {
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("FAILED");
        assertThat(run.path("error").path("code").asText()).isEqualTo(code);
    }

    private List<String> watermark() {
        return system.sql.texts("SELECT watermark FROM sync_checkpoints WHERE account_id = ?", account);
    }

    private String body() {
        return TWENTY_DAYS.formatted(system.clock.instant().minus(Duration.ofDays(20)));
    }

    private JsonNode run(OrdersAnswer answer) {
        return run(answer, body());
    }

    private JsonNode run(OrdersAnswer answer, String body) {
        system.sandbox.answerOrders(answer);
        return system.runToEnd(body);
    }
}
