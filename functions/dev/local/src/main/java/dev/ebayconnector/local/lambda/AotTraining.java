package dev.ebayconnector.local.lambda;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How AOT caches are made.
 *
 * @param java    the JVM that will use them; another build refuses them
 * @param runtime a copy of the {@code /var/runtime/lib} that they are for; empty for the local stack's own client
 * @param options the module options that the JVM will have
 */
public record AotTraining(Path java, Optional<Path> runtime, List<String> options) {

    public AotTraining {
        options = List.copyOf(options);
    }
}
