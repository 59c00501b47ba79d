package dev.ebayconnector.local.stack;

import dev.ebayconnector.local.StackFailure;
import dev.ebayconnector.local.gateway.FunctionCaller;
import dev.ebayconnector.local.template.Template;
import java.io.IOException;
import java.time.Clock;

/** The whole system on one machine, running. */
public final class Stack implements AutoCloseable {
    private final Parts parts;
    private final StackAddresses addresses;
    private final Startup startup;

    private Stack(Parts parts, StackAddresses addresses, Startup startup) {
        this.parts = parts;
        this.addresses = addresses;
        this.startup = startup;
    }

    /**
     * Returns when every part answers requests. When it throws, everything that it started is stopped.
     *
     * @param schedules the time by which schedules fire; the functions go by the machine's
     * @throws StackFailure when an input is wrong or a part cannot start; its message is for the user
     */
    public static Stack start(StackOptions options, Progress progress, Clock schedules) throws InterruptedException {
        var parts = new Parts();
        // Registered before the first part starts: Ctrl-C during the start must stop the parts as well.
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "stop-stack"));
        try {
            var startup = new Startup(options, progress, parts, schedules);
            return new Stack(parts, startup.run(), startup);
        } catch (IOException e) {
            parts.close();
            throw StackFailure.failed("The stack cannot start: " + e.getMessage(), e);
        } catch (RuntimeException | InterruptedException e) {
            parts.close();
            throw e;
        }
    }

    public StackAddresses addresses() {
        return addresses;
    }

    /** Whether eBay is the fake one, whose demo sellers the main job can connect. */
    public boolean hasFakeEbay() {
        return startup.hasFakeEbay();
    }

    /** For calls without the gateway, the queues and the schedules. */
    public FunctionCaller functions() {
        return startup.functions();
    }

    public Template template() {
        return startup.template();
    }

    @Override
    public void close() {
        parts.close();
    }
}
