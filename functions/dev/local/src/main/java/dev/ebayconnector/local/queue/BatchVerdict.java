package dev.ebayconnector.local.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.lambda.Outcome;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/** Decides which messages of a batch are processed; the others are delivered again after their visibility timeout. */
final class BatchVerdict {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BatchVerdict() {}

    static List<Message> done(List<Message> batch, Outcome outcome, boolean reportsItemFailures) {
        if (!(outcome instanceof Outcome.Answered answered)) {
            return List.of();
        }
        if (!reportsItemFailures) {
            return batch;
        }
        try {
            return without(batch, JSON.readTree(answered.payload()).path("batchItemFailures"));
        } catch (IOException e) {
            return List.of(); // an answer that cannot be read fails the whole batch, as on AWS
        }
    }

    private static List<Message> without(List<Message> batch, JsonNode failures) {
        Set<String> failed = new HashSet<>();
        failures.forEach(failure -> failed.add(failure.path("itemIdentifier").asText("")));
        boolean allKnown = batch.stream().map(Message::messageId).toList().containsAll(failed);
        return allKnown
                ? batch.stream()
                        .filter(message -> !failed.contains(message.messageId()))
                        .toList()
                : List.of();
    }
}
