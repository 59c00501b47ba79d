package dev.ebayconnector.web;

import dev.ebayconnector.core.TraceParent;
import java.util.List;
import java.util.Map;

/**
 * A message of a batch that Amazon SQS hands to a function.
 *
 * @param traceParent of the trace that it belongs to, its attribute {@code traceparent}; null if it has none, as one of the
 *     release before
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">AWS: partial batch answers</a>
 */
public record QueueMessage(String id, String body, String traceParent) {

    private static final Map<?, ?> NONE = Map.of();

    /** Empty for an event that is not a batch, as that of a schedule. */
    public static List<QueueMessage> of(Map<String, Object> event) {
        return event.get("Records") instanceof List<?> records
                ? records.stream().map(record -> message((Map<?, ?>) record)).toList()
                : List.of();
    }

    /** The answer that makes SQS deliver these messages again, and no other of the batch. */
    public static Map<String, ?> deliverAgain(List<QueueMessage> messages) {
        return Map.of(
                "batchItemFailures",
                messages.stream()
                        .map(message -> Map.of("itemIdentifier", message.id()))
                        .toList());
    }

    private static QueueMessage message(Map<?, ?> record) {
        var trace = member(member(record, "messageAttributes"), TraceParent.HEADER);
        return new QueueMessage(
                (String) record.get("messageId"), (String) record.get("body"), (String) trace.get("stringValue"));
    }

    private static Map<?, ?> member(Map<?, ?> of, String name) {
        return of.get(name) instanceof Map<?, ?> member ? member : NONE;
    }
}
