package dev.ebayconnector.alerts;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;

/**
 * A receiver, without what is secret.
 *
 * @param host           of the URL, whose rest may be a secret
 * @param types          of alerts that it gets
 * @param oldSecretUntil null if only one secret signs
 * @param pausedWhy      {@code admin} or {@code gone} (it answered 410); null if it is not paused
 * @param failures       in a row
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record ReceiverView(
        String id,
        String name,
        String format,
        String host,
        List<String> types,
        String state,
        @Nullable String pausedWhy,
        Instant createdAt,
        @Nullable Instant oldSecretUntil,
        int failures,
        @Nullable Instant deliveredAt) {

    static ReceiverView of(Receiver receiver, Instant now) {
        var until = receiver.oldSecretUntil();
        return new ReceiverView(
                receiver.id().toString(),
                receiver.name(),
                receiver.format(),
                receiver.host(),
                receiver.types().isEmpty() ? AlertType.choices() : receiver.types(),
                receiver.state(),
                receiver.pausedWhy(),
                receiver.createdAt(),
                until == null || !until.isAfter(now) ? null : until,
                receiver.failures(),
                receiver.deliveredAt());
    }
}
