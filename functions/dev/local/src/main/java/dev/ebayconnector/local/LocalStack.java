package dev.ebayconnector.local;

import dev.ebayconnector.local.mainjob.MainJob;
import dev.ebayconnector.local.stack.Progress;
import dev.ebayconnector.local.stack.Stack;
import dev.ebayconnector.local.stack.StackAddresses;
import dev.ebayconnector.local.stack.StackOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Runs the whole system on one machine: starts it, runs the main job through it, and runs until Ctrl-C. */
public final class LocalStack {
    private static final int OLDEST_JAVA = 25;
    private static final int JOB_FAILED = 1;
    private static final int UNEXPECTED = 1;

    private LocalStack() {}

    public static void main(String[] arguments) throws InterruptedException {
        FailureFile failure = FailureFile.from(System.getProperty("local.failure.file", ""));
        failure.clear();
        int exitCode = exitCode();
        if (exitCode != 0) {
            failure.write(exitCode);
        }
        System.exit(exitCode);
    }

    private static int exitCode() throws InterruptedException {
        try {
            return run();
        } catch (StackFailure e) {
            System.out.flush();
            System.err.println(e.getMessage());
            return e.exitCode();
        } catch (RuntimeException e) {
            // Handled here because the build would take the JVM's own exit code 1 without a failure file for success.
            e.printStackTrace();
            return UNEXPECTED;
        }
    }

    private static int run() throws InterruptedException {
        requireJava();
        StackOptions options = StackOptions.from(System.getProperties(), System.getenv());
        logTo(options.target().resolve("logs/stack.log"));
        if (Boolean.getBoolean("local.follow.parent")) {
            endWithParent();
        }
        System.out.println("eBay Connector, the local stack");
        var clock = Clock.systemUTC();
        try (Stack stack = Stack.start(options, new Progress(System.out, clock), clock)) {
            boolean done = mainJob(stack);
            if (Boolean.getBoolean("local.exit")) {
                return done ? 0 : JOB_FAILED;
            }
            tellAndStay(stack.addresses(), options);
            return 0;
        }
    }

    private static void requireJava() {
        if (Runtime.version().feature() < OLDEST_JAVA) {
            throw StackFailure.wrongInput(
                    "The local stack needs JDK " + OLDEST_JAVA + " or newer, but runs on Java " + Runtime.version()
                            + ". Start it with mvn -Plocal, which finds an installed JDK " + OLDEST_JAVA + ".");
        }
    }

    /** For the libraries' messages; must be set before the first library is loaded. */
    private static void logTo(Path file) {
        file.getParent().toFile().mkdirs();
        System.setProperty("org.slf4j.simpleLogger.logFile", file.toString());
    }

    /** Ctrl-C reaches Maven, which started this program; when Maven ends, this program ends too. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }

    private static boolean mainJob(Stack stack) throws InterruptedException {
        if (!stack.hasFakeEbay()) {
            System.out.println(
                    "  The main job is skipped: it needs the demo sellers of the fake eBay, and EBAY_*_URL names"
                            + " another.");
            return true;
        }
        StackAddresses addresses = stack.addresses();
        return new MainJob(addresses.edge(), addresses.adminEmail(), addresses.adminPassword(), Clock.systemUTC())
                .run(System.out, System.err);
    }

    private static void tellAndStay(StackAddresses addresses, StackOptions options) throws InterruptedException {
        System.out.println("  Console    " + addresses.edge() + "/");
        System.out.println("  Sign in    " + addresses.adminEmail() + ", password in "
                + options.target().resolve("local-stack.json"));
        System.out.println("  Metrics    " + addresses.metrics() + ", token in the same file");
        System.out.println("  Logs       " + options.target().resolve("logs"));
        System.out.println("  Ctrl-C stops everything.");
        new CountDownLatch(1).await();
    }
}
