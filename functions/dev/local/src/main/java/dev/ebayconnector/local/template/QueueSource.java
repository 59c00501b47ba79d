package dev.ebayconnector.local.template;

/** A queue whose messages invoke a function. */
public record QueueSource(
        String function, String queueArn, int batchSize, boolean reportsItemFailures, int maximumConcurrency) {

    public String queueName() {
        return queueArn.substring(queueArn.lastIndexOf(':') + 1);
    }
}
