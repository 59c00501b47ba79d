package dev.ebayconnector.core;

import java.util.Optional;
import java.util.function.Supplier;

/** The request that this thread works for, so that what lies deep below can name it without being handed it. */
public final class CurrentRequest {

    private static final ScopedValue<RequestId> ID = ScopedValue.newInstance();

    private CurrentRequest() {}

    public static <T> T with(RequestId id, Supplier<T> work) {
        return ScopedValue.where(ID, id).call(work::get);
    }

    public static Optional<RequestId> id() {
        return ID.isBound() ? Optional.of(ID.get()) : Optional.empty();
    }
}
