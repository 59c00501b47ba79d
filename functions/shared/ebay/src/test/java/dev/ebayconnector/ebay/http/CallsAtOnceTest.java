package dev.ebayconnector.ebay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ebayconnector.core.settings.Secret;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All pages of a worker together have a bounded number of calls under way. */
@Timeout(30)
final class CallsAtOnceTest {

    private static final int BOUND = 3;

    private final HostileServer server = new HostileServer();
    private final EbayHttp http = new EbayHttp(BOUND);
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch tooMany = new CountDownLatch(BOUND + 1);
    private final CountDownLatch answered = new CountDownLatch(1);

    CallsAtOnceTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        answered.countDown();
        http.close();
        server.close();
    }

    @Test
    void noMoreCallsThanTheBoundAreUnderWayAndAllAreMadeInTheEnd() {
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        server.answer(socket -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            tooMany.countDown();
            await(tooMany, 200);
            atOnce.decrementAndGet();
            HostileServer.json("200 OK", "{}").write(socket);
        });

        var replies = SideBySide.each(Collections.nCopies(7, "/"), target -> call());

        assertThat(replies).hasSize(7).allMatch(EbayReply::successful);
        assertThat(most).hasValue(BOUND);
    }

    @Test
    void aCallThatIsCancelledBeforeItsTurnIsNotMade() throws Exception {
        var underWay = new CountDownLatch(BOUND);
        server.answer(socket -> {
            underWay.countDown();
            await(answered, 20_000);
            HostileServer.json("200 OK", "{}").write(socket);
        });
        for (int i = 0; i < BOUND; i++) {
            Thread.ofVirtual().start(() -> catchThrowable(this::call));
        }
        underWay.await();
        var failure = new CompletableFuture<Throwable>();
        var waiting = Thread.ofVirtual().start(() -> failure.complete(catchThrowable(this::call)));

        waiting.interrupt();

        assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        assertThat(begun).hasValue(BOUND);
        assertThat(server.requests()).hasSize(BOUND);
    }

    private EbayReply call() {
        var endpoint = server.endpoint();
        var observer = new CallObserver() {
            @Override
            public void begun() {
                begun.incrementAndGet();
            }
        };
        return http.get(new SellerCall(endpoint, new Secret("token"), null, observer), endpoint.api(), "/");
    }

    private static void await(CountDownLatch latch, long milliseconds) {
        try {
            latch.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
