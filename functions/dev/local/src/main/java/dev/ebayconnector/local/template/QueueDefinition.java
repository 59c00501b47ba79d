package dev.ebayconnector.local.template;

import java.util.Optional;

public record QueueDefinition(String name, int visibilitySeconds, Optional<DeadLetters> deadLetters) {
    public record DeadLetters(String targetArn, int maxReceiveCount) {}
}
