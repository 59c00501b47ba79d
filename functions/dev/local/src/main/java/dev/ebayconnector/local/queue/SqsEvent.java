package dev.ebayconnector.local.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.local.template.QueueSource;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The event that Lambda's SQS event source sends to a function. */
final class SqsEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SqsEvent() {}

    static byte[] of(List<Message> messages, QueueSource source, String region) {
        ObjectNode event = JSON.createObjectNode();
        var records = event.putArray("Records");
        messages.forEach(message -> records.add(message(message, source, region)));
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode message(Message message, QueueSource source, String region) {
        ObjectNode node = JSON.createObjectNode();
        node.put("messageId", message.messageId());
        node.put("receiptHandle", message.receiptHandle());
        node.put("body", message.body());
        ObjectNode attributes = node.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        ObjectNode custom = node.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> custom.set(name, attribute(value)));
        node.put("md5OfBody", message.md5OfBody());
        node.put("eventSource", "aws:sqs");
        node.put("eventSourceARN", source.queueArn());
        node.put("awsRegion", region);
        return node;
    }

    private static ObjectNode attribute(MessageAttributeValue value) {
        ObjectNode node = JSON.createObjectNode();
        node.put("stringValue", value.stringValue());
        if (value.binaryValue() != null) {
            node.put("binaryValue", value.binaryValue().asByteArray());
        }
        node.putArray("stringListValues");
        node.putArray("binaryListValues");
        node.put("dataType", value.dataType());
        return node;
    }
}
