package dev.ebayconnector.fakeebay;

import java.util.function.Function;

/** A value that passed a check, or the reply that says why it did not. */
public sealed interface Checked<T> {
    record Passed<T>(T value) implements Checked<T> {}

    record Refused<T>(Reply reply) implements Checked<T> {}

    static <T> Checked<T> passed(T value) {
        return new Passed<>(value);
    }

    static <T> Checked<T> refused(Reply reply) {
        return new Refused<>(reply);
    }

    default <U> Checked<U> then(Function<T, Checked<U>> next) {
        return switch (this) {
            case Passed<T>(T value) -> next.apply(value);
            case Refused<T>(Reply reply) -> refused(reply);
        };
    }

    default Reply reply(Function<T, Reply> answer) {
        return switch (this) {
            case Passed<T>(T value) -> answer.apply(value);
            case Refused<T>(Reply reply) -> reply;
        };
    }
}
