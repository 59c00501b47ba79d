package dev.ebayconnector.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.lambda.Outcome;
import dev.ebayconnector.local.template.QueueDefinition;
import dev.ebayconnector.local.template.QueueSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class QueuePollerTest {
    private static final String REGION = "eu-central-1";
    private static final String ARN = "arn:aws:sqs:eu-central-1:000000000000:";
    private static QueueServer server;

    private final BlockingQueue<JsonNode> seen = new LinkedBlockingQueue<>();

    @BeforeAll
    static void open() throws IOException {
        server = QueueServer.open(freePort(), REGION);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void aMessageReachesTheFunctionAsLambdasSqsEventAndIsDeleted() throws Exception {
        String url = queue("Plain", Optional.empty());
        try (var _ = poller("Plain", record -> "{}")) {
            send(url, "run-1");
            JsonNode record = next();
            assertThat(record.path("body").asText()).isEqualTo("run-1");
            assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
            assertThat(record.path("eventSourceARN").asText()).isEqualTo(ARN + "Plain");
            assertThat(record.path("awsRegion").asText()).isEqualTo(REGION);
            assertThat(record.path("attributes").path("ApproximateReceiveCount").asText())
                    .isEqualTo("1");
            assertThat(record.path("messageAttributes").isObject()).isTrue();
            assertThat(record.path("messageId").asText()).isNotEmpty();
            assertThat(seen.poll(2500, TimeUnit.MILLISECONDS))
                    .as("a deleted message does not come again")
                    .isNull();
        }
    }

    @Test
    void aReportedItemFailureIsDeliveredAgainAndThenMovedToTheDeadLetters() throws Exception {
        String dead = queue("Dead", Optional.empty());
        String url = queue("Failing", Optional.of(new QueueDefinition.DeadLetters(ARN + "Dead", 2)));
        try (var _ = poller(
                "Failing",
                record -> "{\"batchItemFailures\":[{\"itemIdentifier\":\""
                        + record.path("messageId").asText() + "\"}]}")) {
            send(url, "run-2");
            assertThat(next().path("attributes").path("ApproximateReceiveCount").asText())
                    .isEqualTo("1");
            assertThat(next().path("attributes").path("ApproximateReceiveCount").asText())
                    .isEqualTo("2");
            assertThat(firstBody(dead)).isEqualTo("run-2");
        }
    }

    @Test
    void theMessageOfAFailedFunctionStaysInTheQueue() throws Exception {
        String url = queue("Throwing", Optional.empty());
        try (var _ = poller("Throwing", record -> null)) {
            send(url, "run-3");
            next();
            assertThat(next().path("body").asText()).isEqualTo("run-3");
        }
    }

    private String queue(String name, Optional<QueueDefinition.DeadLetters> deadLetters) {
        server.create(List.of(new QueueDefinition(name, 1, deadLetters)));
        return server.client().getQueueUrl(request -> request.queueName(name)).queueUrl();
    }

    private QueuePoller poller(String queue, Function<JsonNode, String> answer) {
        QueuePoller poller = new QueuePoller(
                new QueueSource("f", ARN + queue, 1, true, 0),
                server.client(),
                (function, event) -> {
                    JsonNode record = json(event).path("Records").path(0);
                    seen.add(record);
                    String answered = answer.apply(record);
                    return answered == null
                            ? new Outcome.Faulted("X", "y")
                            : new Outcome.Answered(answered.getBytes(StandardCharsets.UTF_8));
                },
                REGION);
        poller.start(1);
        return poller;
    }

    /** Polls anew until the move is done, for ElasticMQ wakes no poll for it. */
    private static String firstBody(String url) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            var messages = server.client()
                    .receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(1))
                    .messages();
            if (!messages.isEmpty()) {
                return messages.getFirst().body();
            }
        }
        return "nothing within 20 s";
    }

    private static void send(String url, String body) {
        server.client().sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    private JsonNode next() throws InterruptedException {
        JsonNode record = seen.poll(20, TimeUnit.SECONDS);
        assertThat(record).as("a message within 20 s").isNotNull();
        return record;
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return new ObjectMapper().readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
