package dev.ebayconnector.sync;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link SyncSystem}: started by the first that asks, emptied before each test, stopped after the
 * last.
 */
class RunningSync implements ParameterResolver, BeforeEachCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SyncSystem.class;
    }

    @Override
    public SyncSystem resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return system(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        system(context).reset();
    }

    private SyncSystem system(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(getClass()))
                .getOrComputeIfAbsent(SyncSystem.class, key -> start(), SyncSystem.class);
    }

    private static SyncSystem start() {
        try {
            return new SyncSystem();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
