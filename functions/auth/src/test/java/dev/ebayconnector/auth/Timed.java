package dev.ebayconnector.auth;

import dev.ebayconnector.testing.HttpAnswer;
import java.util.function.Supplier;

/** An answer and how long it took. */
record Timed(HttpAnswer answer, double millis) {

    static Timed of(Supplier<HttpAnswer> call) {
        long start = System.nanoTime();
        var answer = call.get();
        return new Timed(answer, (System.nanoTime() - start) / 1e6);
    }

    int status() {
        return answer.status();
    }
}
