package dev.ebayconnector.sync.run.start;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.TraceParent;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Wakes a worker for a run. Region, credentials and endpoint are AWS's own settings. */
public final class RunQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunQueue.class);

    /** Retries included: a caller may wait another twenty seconds for the run, and API Gateway gives up after 29. */
    private static final Duration ANNOUNCE = Duration.ofSeconds(5);

    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    /** SQS, SendMessage, DelaySeconds. */
    private static final long LONGEST_DELAY_SECONDS = 900;

    private final String url;
    private SqsClient client;

    public RunQueue(QueueSettings settings) {
        this.url = settings.url();
    }

    /** Returns within about five seconds; false if the queue could not be reached and most likely has no message. */
    public boolean announce(UUID runId) {
        return send(runId, new RunMessage(runId, false));
    }

    /** Asks for one more worker for a run that has one; false as for {@link #announce}. */
    public boolean askForAssistant(UUID runId) {
        return send(runId, new RunMessage(runId, true));
    }

    private boolean send(UUID runId, RunMessage body) {
        try {
            client().sendMessage(message -> traced(message).messageBody(body.text()));
            return true;
        } catch (SdkException e) {
            LOG.error("run {} not announced", runId, e);
            return false;
        }
    }

    /**
     * Sends a message that arrives when a parked run is due, if that is within SQS's longest delay; the sweep finds the
     * run in any case.
     */
    public void announceAt(UUID runId, Duration wait) {
        long seconds = Math.max(0, wait.toSeconds() + 1);
        if (seconds > LONGEST_DELAY_SECONDS) {
            return;
        }
        try {
            client().sendMessage(message ->
                    traced(message).messageBody(runId.toString()).delaySeconds((int) seconds));
        } catch (SdkException e) {
            LOG.warn("run {} has no message for its time: {}", runId, e.toString());
        }
    }

    /** A worker of a release that knows no traces ignores the attribute. */
    private SendMessageRequest.Builder traced(SendMessageRequest.Builder message) {
        message.queueUrl(url);
        CurrentRequest.trace()
                .ifPresent(trace -> message.messageAttributes(Map.of(
                        TraceParent.HEADER,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(trace.text())
                                .build())));
        return message;
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
                    .overrideConfiguration(
                            bounds -> bounds.apiCallTimeout(ANNOUNCE).apiCallAttemptTimeout(ATTEMPT))
                    .build();
        }
        return client;
    }
}
