package dev.ebayconnector.alerts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the system's resolver, whose own patience is longer than a pass has time. */
final class SystemNames implements Names {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Names names;
    private final Duration patience;

    SystemNames() {
        this(InetAddress::getAllByName, PATIENCE);
    }

    SystemNames(Names names, Duration patience) {
        this.names = names;
        this.patience = patience;
    }

    @Override
    public InetAddress[] of(String host) throws UnknownHostException {
        var lookup = new FutureTask<>(() -> names.of(host));
        Thread.ofPlatform().name("alert-names").daemon().start(lookup);
        try {
            return lookup.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownHostException unknown
                    ? unknown
                    : new UnknownHostException("the lookup failed");
        } catch (TimeoutException e) {
            throw new UnknownHostException("no answer within " + patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("the lookup was interrupted");
        }
    }
}
