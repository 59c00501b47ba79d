package dev.ebayconnector.fakeebay.messages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.Json;
import java.time.Instant;

/**
 * A message.
 *
 * @param picture whether a picture is attached
 */
record Mail(
        String id,
        String sender,
        String recipient,
        String subject,
        String body,
        Instant sentAt,
        boolean read,
        boolean picture) {
    static final String PICTURE_NAME = "picture.jpg";

    String pictureUrl() {
        return "https://i.ebayimg.com/00/s/" + id + "/$_1.JPG";
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("messageId", id)
                .put("messageBody", body)
                .put("subject", subject)
                .put("createdDate", Json.time(sentAt))
                .put("readStatus", read)
                .put("senderUsername", sender)
                .put("recipientUsername", recipient);
        if (picture) {
            json.set(
                    "messageMedia",
                    Json.array()
                            .add(Json.object()
                                    .put("mediaName", PICTURE_NAME)
                                    .put("mediaType", "IMAGE")
                                    .put("mediaUrl", pictureUrl())));
        }
        return json;
    }
}
