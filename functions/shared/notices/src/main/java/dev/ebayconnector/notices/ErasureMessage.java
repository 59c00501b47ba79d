package dev.ebayconnector.notices;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** A message of the erasure queue: which notice or which erasure to work on. */
public sealed interface ErasureMessage {

    JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @param id eBay's {@code notificationId} */
    record OfNotice(String id) implements ErasureMessage {

        @Override
        public String body() {
            return JsonNodeFactory.instance.objectNode().put("notice", id).toString();
        }
    }

    record OfErasure(UUID id) implements ErasureMessage {

        @Override
        public String body() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("erasure", id.toString())
                    .toString();
        }
    }

    /** As it is on the queue. */
    String body();

    /** Empty for a text that is no such message. */
    static Optional<ErasureMessage> parse(String body) {
        try {
            var json = JSON.readTree(body);
            var notice = json.path("notice").textValue();
            var erasure = json.path("erasure").textValue();
            if (notice != null && !notice.isEmpty()) {
                return Optional.of(new OfNotice(notice));
            }
            return erasure == null ? Optional.empty() : Optional.of(new OfErasure(UUID.fromString(erasure)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
