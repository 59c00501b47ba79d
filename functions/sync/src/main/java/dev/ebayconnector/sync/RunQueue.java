package dev.ebayconnector.sync;

import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Wakes a worker for a run. Region, credentials and end point are AWS's own settings. */
final class RunQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunQueue.class);

    /** With its retries; a caller may wait twenty seconds for the run besides, and API Gateway gives up after 29. */
    private static final Duration ANNOUNCE = Duration.ofSeconds(5);

    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    private final String url;
    private SqsClient client;

    RunQueue(QueueSettings settings) {
        this.url = settings.url();
    }

    /** Answers within about five seconds. False: the queue could not be reached, and the message has most likely not arrived. */
    boolean announce(UUID runId) {
        try {
            client().sendMessage(message -> message.queueUrl(url).messageBody(runId.toString()));
            return true;
        } catch (SdkException e) {
            LOG.error("run {} not announced", runId, e);
            return false;
        }
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
