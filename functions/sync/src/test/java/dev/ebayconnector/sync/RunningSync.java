package dev.ebayconnector.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link SyncSystem}: started by the first that asks, emptied before each test, stopped after the
 * last. It is replaced when the tests have put its time forward by so much that the fake's orders, which do not move,
 * would lie in other windows.
 */
class RunningSync implements ParameterResolver, BeforeEachCallback {

    /** Of the 30 days of a window; a day more moves enough orders to add a page. */
    private static final Duration MOST_AHEAD = Duration.ofHours(18);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SyncSystem.class;
    }

    @Override
    public SyncSystem resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var system = system(context);
        if (system.clock.ahead().compareTo(MOST_AHEAD) <= 0) {
            return system;
        }
        store(context).remove(SyncSystem.class);
        close(system);
        return system(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        system(context).reset();
    }

    private SyncSystem system(ExtensionContext context) {
        return store(context).getOrComputeIfAbsent(SyncSystem.class, key -> start(), SyncSystem.class);
    }

    private ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.create(getClass()));
    }

    private static void close(SyncSystem system) {
        try {
            system.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SyncSystem start() {
        try {
            return new SyncSystem();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
