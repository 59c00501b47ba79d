package dev.ebayconnector.notices;

import dev.ebayconnector.core.EbayEnvironment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A row of {@code ebay_notices}.
 *
 * @param payload what eBay sent, sealed; null once it is processed
 * @param state   {@code WAITING}, {@code PROCESSED} or {@code IGNORED}
 */
@MappedEntity("ebay_notices")
public record StoredNotice(
        @Id String notificationId,
        EbayEnvironment environment,
        String topic,
        @Nullable Instant eventDate,
        Instant receivedAt,
        @Nullable byte[] payload,
        String state) {

    @Override
    public String toString() {
        return "StoredNotice[" + notificationId + ", " + topic + "]";
    }
}
