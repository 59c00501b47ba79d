package dev.ebayconnector.sync;

import java.util.UUID;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Wakes a worker for a run. Region, credentials and end point are AWS's own settings. */
final class RunQueue implements AutoCloseable {

    private final String url;
    private SqsClient client;

    RunQueue(QueueSettings settings) {
        this.url = settings.url();
    }

    void announce(UUID runId) {
        client().sendMessage(message -> message.queueUrl(url).messageBody(runId.toString()));
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }

    private synchronized SqsClient client() {
        if (client == null) {
            client = SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
        }
        return client;
    }
}
