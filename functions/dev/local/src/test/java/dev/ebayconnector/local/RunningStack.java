package dev.ebayconnector.local;

import dev.ebayconnector.local.stack.Progress;
import dev.ebayconnector.local.stack.Stack;
import dev.ebayconnector.local.stack.StackAddresses;
import dev.ebayconnector.local.stack.StackOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives acceptance tests the whole system: {@code @ExtendWith(RunningStack.class)} and a parameter of type
 * {@link StackAddresses}, or {@link Stack}, in a constructor, a {@code @BeforeAll} or a test. It is started by the first test that asks,
 * once for all tests, and stopped after the last.
 */
public final class RunningStack implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == StackAddresses.class || type == Stack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var stack =
                context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Stack.class, key -> start(), Stack.class);
        return parameter.getParameter().getType() == Stack.class ? stack : stack.addresses();
    }

    /** The log as on Lambda; people see text. */
    private static Map<String, String> environment() {
        var environment = new HashMap<>(System.getenv());
        environment.put("LOG_FORMAT", "json");
        return environment;
    }

    private static Stack start() {
        try {
            return Stack.start(
                    StackOptions.from(System.getProperties(), environment()),
                    new Progress(System.out, Clock.systemUTC()),
                    // No schedule fires: a sync that starts by itself would make a test's own sync a 409.
                    Clock.fixed(Instant.now(), ZoneOffset.UTC));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
