package dev.ebayconnector.local.queue;

import dev.ebayconnector.local.gateway.FunctionCaller;
import dev.ebayconnector.local.lambda.Outcome;
import dev.ebayconnector.local.template.QueueSource;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Lambda's event source for one queue: polls it, invokes the function with each batch, deletes processed messages. */
public final class QueuePoller implements AutoCloseable {
    /** Short, because ElasticMQ checks expired visibility timeouts only when a poll begins. */
    private static final int LONG_POLL_SECONDS = 2;

    private final QueueSource source;
    private final SqsClient queues;
    private final FunctionCaller functions;
    private final String region;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    public QueuePoller(QueueSource source, SqsClient queues, FunctionCaller functions, String region) {
        this.source = source;
        this.queues = queues;
        this.functions = functions;
        this.region = region;
    }

    /** Polls in parallel: as many batches at a time as the function may have instances. */
    public void start(int concurrency) {
        String url = queues.getQueueUrl(request -> request.queueName(source.queueName()))
                .queueUrl();
        for (int i = 0; i < concurrency; i++) {
            threads.execute(() -> poll(url));
        }
    }

    private void poll(String url) {
        while (!closed) {
            try {
                pollOnce(url);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SdkException | UncheckedIOException | IllegalStateException e) {
                // A failed batch stays in the queue and is delivered again. The poller must continue, or the worker
                // gets no more messages.
                if (!closed) {
                    System.err.println("  " + source.queueName() + ": " + e.getMessage());
                }
            }
        }
    }

    private void pollOnce(String url) throws InterruptedException {
        List<Message> batch = receive(url);
        if (!batch.isEmpty()) {
            Outcome outcome = functions.call(source.function(), SqsEvent.of(batch, source, region));
            BatchVerdict.done(batch, outcome, source.reportsItemFailures()).forEach(message -> delete(url, message));
        }
    }

    private List<Message> receive(String url) {
        return queues.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(source.batchSize())
                        .waitTimeSeconds(LONG_POLL_SECONDS)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    private void delete(String url, Message message) {
        queues.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
