package dev.ebayconnector.testingqueue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.testing.LambdaCall;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** SQS as ElasticMQ speaks it, with one queue, and Lambda's event source on it. */
public final class TestQueue implements AutoCloseable {

    private static final String ENDPOINT = "aws.endpointUrlSqs";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PLENTY = Duration.ofSeconds(900);
    private static final int UNSEEN_SECONDS = 60;

    private final SQSRestServer server =
            SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    private final String endpoint = "http:/" + server.waitUntilStarted().localAddress();
    private final SqsClient client;
    private final String url;

    /** Sets AWS's own settings of this process, so that clients that are made from now on reach it. */
    public TestQueue() {
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        reconnect();
        client = SqsClient.builder()
                .endpointOverride(URI.create(endpoint))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        url = client.createQueue(request -> request.queueName("work")).queueUrl();
    }

    public String url() {
        return url;
    }

    public void clear() {
        client.purgeQueue(request -> request.queueUrl(url));
    }

    /** Sends a message beside the functions: SQS may deliver one twice. */
    public void send(String body) {
        client.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    /** From now on, senders that have not sent yet cannot reach the queue. */
    public void disconnect() {
        System.setProperty(ENDPOINT, "http://127.0.0.1:1");
    }

    public void reconnect() {
        System.setProperty(ENDPOINT, endpoint);
    }

    /** Takes all messages out of the queue; returns their bodies. */
    public List<String> drain() {
        var bodies = new ArrayList<String>();
        for (var batch = receive(10); !batch.isEmpty(); batch = receive(10)) {
            for (var message : batch) {
                bodies.add(message.body());
                delete(message);
            }
        }
        return bodies;
    }

    /**
     * Hands each message that is there to the worker, once; one that must come again stays in the queue.
     *
     * @return how many must come again
     */
    public int deliverAll(RequestStreamHandler worker) {
        var again = new ArrayList<Message>();
        for (var batch = receive(1); !batch.isEmpty(); batch = receive(1)) {
            if (deliver(worker, batch.getFirst())) {
                delete(batch.getFirst());
            } else {
                again.add(batch.getFirst());
            }
        }
        again.forEach(message -> client.changeMessageVisibility(request ->
                request.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0)));
        return again.size();
    }

    /** Hands over one message that need not be in the queue; returns whether it is done. */
    public static boolean deliver(RequestStreamHandler worker, String body) {
        return deliver(worker, "message-1", body, "1", Map.of());
    }

    private static boolean deliver(RequestStreamHandler worker, Message message) {
        return deliver(
                worker,
                message.messageId(),
                message.body(),
                message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT),
                message.messageAttributes());
    }

    private static boolean deliver(
            RequestStreamHandler worker,
            String id,
            String body,
            String receiveCount,
            Map<String, MessageAttributeValue> attributes) {
        var event = JSON.createObjectNode();
        var record = event.putArray("Records").addObject();
        record(record, id, body, receiveCount);
        var custom = record.putObject("messageAttributes");
        attributes.forEach((name, value) ->
                custom.putObject(name).put("stringValue", value.stringValue()).put("dataType", value.dataType()));
        return LambdaCall.call(worker, event.toString(), PLENTY)
                .path("batchItemFailures")
                .isEmpty();
    }

    private static void record(ObjectNode record, String id, String body, String receiveCount) {
        record.put("messageId", id)
                .put("receiptHandle", "receipt")
                .put("body", body)
                .put("md5OfBody", "")
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", "arn:aws:sqs:eu-central-1:000000000000:work")
                .put("awsRegion", "eu-central-1")
                .putObject("attributes")
                .put("ApproximateReceiveCount", receiveCount);
    }

    private List<Message> receive(int most) {
        return client.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
                        .messageAttributeNames("All")
                        .visibilityTimeout(UNSEEN_SECONDS))
                .messages();
    }

    private void delete(Message message) {
        client.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
