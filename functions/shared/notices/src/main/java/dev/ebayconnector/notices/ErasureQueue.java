package dev.ebayconnector.notices;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.TraceParent;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Wakes the worker of notices and erasures. Region, credentials and endpoint are AWS's own settings. */
public final class ErasureQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureQueue.class);

    /** Retries included; eBay waits for the answer to its notice meanwhile. */
    private static final Duration SEND = Duration.ofMillis(2_500);

    private static final Duration ATTEMPT = Duration.ofSeconds(1);

    private final String url;
    private SqsClient client;

    public ErasureQueue(ErasureQueueSettings settings) {
        this.url = settings.url();
    }

    /** Returns within about three seconds; false if the queue could not be reached and most likely has no message. */
    public boolean send(ErasureMessage message) {
        return send(message, Duration.ZERO);
    }

    /** @param delay before the message arrives, at most 15 minutes (SQS, SendMessage, DelaySeconds) */
    public boolean send(ErasureMessage message, Duration delay) {
        try {
            client().sendMessage(request ->
                    traced(request).messageBody(message.body()).delaySeconds((int) delay.toSeconds()));
            return true;
        } catch (SdkException e) {
            LOG.error("{} not announced cause={}", message.body(), e.toString());
            return false;
        }
    }

    /** A worker of a release that knows no traces ignores the attribute. */
    private SendMessageRequest.Builder traced(SendMessageRequest.Builder request) {
        request.queueUrl(url);
        CurrentRequest.trace()
                .ifPresent(trace -> request.messageAttributes(Map.of(
                        TraceParent.HEADER,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(trace.text())
                                .build())));
        return request;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }

    private synchronized SqsClient client() {
        if (client == null) {
            client = SqsClient.builder()
                    .httpClient(UrlConnectionHttpClient.builder()
                            .connectionTimeout(ATTEMPT)
                            .socketTimeout(ATTEMPT)
                            .build())
                    .overrideConfiguration(bounds -> bounds.apiCallTimeout(SEND).apiCallAttemptTimeout(ATTEMPT))
                    .build();
        }
        return client;
    }
}
