package dev.ebayconnector.sync;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** SQS as ElasticMQ speaks it, and Lambda's event source on it. */
final class TestQueue implements AutoCloseable {

    static final String ENDPOINT = "aws.endpointUrlSqs";
    private static final Duration PLENTY = Duration.ofSeconds(900);
    private static final int UNSEEN_SECONDS = 60;

    private final SQSRestServer server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    private final SqsClient client;
    private final String url;

    TestQueue() {
        var endpoint = "http:/" + server.waitUntilStarted().localAddress();
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        System.setProperty(ENDPOINT, endpoint);
        client = SqsClient.builder().endpointOverride(URI.create(endpoint)).httpClient(UrlConnectionHttpClient.create()).build();
        url = client.createQueue(request -> request.queueName("runs")).queueUrl();
    }

    String url() {
        return url;
    }

    void clear() {
        client.purgeQueue(request -> request.queueUrl(url));
    }

    /** Sends a message beside the functions: SQS may deliver one twice. */
    void send(String body) {
        client.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    boolean empty() {
        return receive(0) == null;
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
        var answer = new Lambda<>(worker, SQSEvent.class, SQSBatchResponse.class).call(event(message), remaining);
        var failures = answer.path("batchItemFailures");
        if (failures.isEmpty()) {
            client.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            return Delivery.DONE;
        }
        if (!failures.path(0).path("itemIdentifier").asText().equals(message.messageId())) {
            throw new AssertionError("not the message that failed: " + answer);
        }
        client.changeMessageVisibility(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
        return Delivery.AGAIN;
    }

    private Message receive(int waitSeconds) {
        var messages = client.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(1)
                .visibilityTimeout(UNSEEN_SECONDS).waitTimeSeconds(waitSeconds)).messages();
        return messages.isEmpty() ? null : messages.getFirst();
    }

    private static ObjectNode event(Message message) {
        ObjectNode event = Lambda.JSON.createObjectNode();
        event.putArray("Records").addObject()
                .put("messageId", message.messageId()).put("receiptHandle", message.receiptHandle()).put("body", message.body())
                .put("md5OfBody", message.md5OfBody()).put("eventSource", "aws:sqs")
                .put("eventSourceARN", "arn:aws:sqs:eu-central-1:000000000000:runs").put("awsRegion", "eu-central-1")
                .putObject("attributes").put("ApproximateReceiveCount", "1");
        return event;
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
