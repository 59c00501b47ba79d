package dev.ebayconnector.local.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.local.template.LocalCloud;
import dev.ebayconnector.local.template.ScheduleSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The event that an EventBridge schedule sends to a function (EventBridge user guide, "Scheduled events"). */
public final class ScheduledEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ScheduledEvent() {}

    public static byte[] of(ScheduleSource source, Instant time, String region) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.events");
        event.put("account", LocalCloud.ACCOUNT);
        event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", region);
        event.putArray("resources")
                .add("arn:aws:events:" + region + ":" + LocalCloud.ACCOUNT + ":rule/" + source.function()
                        + source.name());
        event.putObject("detail");
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
