package dev.ebayconnector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.sync.run.work.Delivery;
import dev.ebayconnector.testing.LambdaCall;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS as ElasticMQ speaks it, and Lambda's event source on it. */
final class TestQueue implements AutoCloseable {

    static final String ENDPOINT = "aws.endpointUrlSqs";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PLENTY = Duration.ofSeconds(900);
    private static final int UNSEEN_SECONDS = 60;

    private final SQSRestServer server =
            SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    private final String endpoint = "http:/" + server.waitUntilStarted().localAddress();
    private final SqsClient client;
    private final String deadLetters;
    private final String url;

    TestQueue() {
        this(Map.of());
    }

    /** One that puts a message aside after so many deliveries. From now on, senders reach this one and no other. */
    static TestQueue withDeadLetters(int afterDeliveries) {
        return new TestQueue(Map.of(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:elasticmq:000000000000:dead-letters\",\"maxReceiveCount\":"
                        + afterDeliveries + "}"));
    }

    private TestQueue(Map<QueueAttributeName, String> attributes) {
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        reconnect();
        client = SqsClient.builder()
                .endpointOverride(URI.create(endpoint))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        deadLetters =
                client.createQueue(request -> request.queueName("dead-letters")).queueUrl();
        url = client.createQueue(request -> request.queueName("runs").attributes(attributes))
                .queueUrl();
    }

    String url() {
        return url;
    }

    /** For a Java process that sends messages too. */
    static List<String> options() {
        return Stream.of(ENDPOINT, "aws.region", "aws.accessKeyId", "aws.secretAccessKey")
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .toList();
    }

    void clear() {
        client.purgeQueue(request -> request.queueUrl(url));
    }

    /** Sends a message beside the functions: SQS may deliver one twice. */
    void send(String body) {
        client.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    /** Sends a message with an attribute. */
    void send(String body, String traceparent) {
        client.sendMessage(request -> request.queueUrl(url)
                .messageBody(body)
                .messageAttributes(Map.of(
                        "traceparent",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(traceparent)
                                .build())));
    }

    /** From now on, senders that have not sent yet cannot reach the queue. */
    void disconnect() {
        System.setProperty(ENDPOINT, "http://127.0.0.1:1");
    }

    void reconnect() {
        System.setProperty(ENDPOINT, endpoint);
    }

    boolean empty() {
        return receive(0) == null;
    }

    /** Takes the next message away, within a second; null if there is none. */
    String take() {
        var message = receive(1);
        if (message == null) {
            return null;
        }
        client.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
        return message.body();
    }

    /** How many messages wait. */
    int size() {
        var name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        return Integer.parseInt(
                client.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
                        .attributes()
                        .get(name));
    }

    /** As Lambda does it while no instance is free: the message is received, and goes back without a call of the worker. */
    void throttle() {
        var message = receive(5);
        if (message == null) {
            throw new AssertionError("the queue is empty");
        }
        client.changeMessageVisibility(request ->
                request.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    }

    /** Takes the next message away that was put aside, within a second; null if there is none. */
    String takeDeadLetter() {
        var messages = client.receiveMessage(
                        request -> request.queueUrl(deadLetters).waitTimeSeconds(1))
                .messages();
        if (messages.isEmpty()) {
            return null;
        }
        client.deleteMessage(request ->
                request.queueUrl(deadLetters).receiptHandle(messages.getFirst().receiptHandle()));
        return messages.getFirst().body();
    }

    Delivery deliver(SyncWorkerFunction worker) {
        return deliver(worker, PLENTY);
    }

    /** Hands the next message to the worker; one that must come again is there again at once. */
    Delivery deliver(SyncWorkerFunction worker, Duration remaining) {
        var message = receive(5);
        if (message == null) {
            throw new AssertionError("the queue is empty");
        }
        return settle(message, call(worker, event(message), remaining));
    }

    /** Hands the messages that are there to the worker, one after another. */
    void deliverAll(SyncWorkerFunction worker) {
        for (var message = receive(0); message != null; message = receive(0)) {
            settle(message, call(worker, event(message), PLENTY));
        }
    }

    /** Hands the next message to the worker; returns false if there is none. */
    boolean deliverIfAny(SyncWorkerFunction worker, Duration remaining) {
        var message = receive(0);
        if (message == null) {
            return false;
        }
        settle(message, call(worker, event(message), remaining));
        return true;
    }

    private Delivery settle(Message message, JsonNode answer) {
        var failures = answer.path("batchItemFailures");
        if (failures.isEmpty()) {
            client.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            return Delivery.DONE;
        }
        if (!failures.path(0).path("itemIdentifier").asText().equals(message.messageId())) {
            throw new AssertionError("not the message that failed: " + answer);
        }
        client.changeMessageVisibility(request ->
                request.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
        return Delivery.AGAIN;
    }

    /** As {@link #deliver(SyncWorkerFunction)}, with the number of deliveries that SQS would state. */
    Delivery deliverAs(SyncWorkerFunction worker, int receiveCount) {
        var message = receive(5);
        var event = JSON.createObjectNode();
        record(
                event.putArray("Records").addObject(),
                message.messageId(),
                message.body(),
                Integer.toString(receiveCount));
        return settle(message, call(worker, event, PLENTY));
    }

    /** Hands over several messages at once, {@code message-0} and so on; returns those that must come again. */
    List<String> batch(SyncWorkerFunction worker, List<String> bodies) {
        var event = JSON.createObjectNode();
        var records = event.putArray("Records");
        for (var body : bodies) {
            record(records.addObject(), "message-" + (records.size() - 1), body, "1");
        }
        return call(worker, event, PLENTY).findValuesAsText("itemIdentifier");
    }

    private Message receive(int waitSeconds) {
        var messages = client.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(1)
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
                        .messageAttributeNames("All")
                        .visibilityTimeout(UNSEEN_SECONDS)
                        .waitTimeSeconds(waitSeconds))
                .messages();
        return messages.isEmpty() ? null : messages.getFirst();
    }

    private static JsonNode call(SyncWorkerFunction worker, JsonNode event, Duration remaining) {
        return LambdaCall.call(worker, event.toString(), remaining);
    }

    private static JsonNode event(Message message) {
        var event = JSON.createObjectNode();
        var record = event.putArray("Records").addObject();
        record(
                record,
                message.messageId(),
                message.body(),
                message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
        var attributes = record.putObject("messageAttributes");
        message.messageAttributes()
                .forEach((name, value) -> attributes
                        .putObject(name)
                        .put("stringValue", value.stringValue())
                        .put("dataType", value.dataType()));
        return event;
    }

    private static void record(ObjectNode record, String id, String body, String receiveCount) {
        record.put("messageId", id)
                .put("receiptHandle", "receipt")
                .put("body", body)
                .put("md5OfBody", "")
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", "arn:aws:sqs:eu-central-1:000000000000:runs")
                .put("awsRegion", "eu-central-1")
                .putObject("attributes")
                .put("ApproximateReceiveCount", receiveCount);
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
