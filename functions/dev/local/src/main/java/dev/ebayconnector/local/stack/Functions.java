package dev.ebayconnector.local.stack;

import dev.ebayconnector.local.StackFailure;
import dev.ebayconnector.local.gateway.FunctionCaller;
import dev.ebayconnector.local.lambda.FunctionSpec;
import dev.ebayconnector.local.lambda.InitFailure;
import dev.ebayconnector.local.lambda.InstanceLauncher;
import dev.ebayconnector.local.lambda.InstancePool;
import dev.ebayconnector.local.lambda.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All functions of the template, each with its pool of instances. */
final class Functions implements FunctionCaller, AutoCloseable {
    private static final int STARTED_AT_ONCE = 2;

    private final Map<String, InstancePool> pools = new LinkedHashMap<>();

    Functions(List<FunctionSpec> functions, InstanceLauncher launcher, int maxInstances) {
        functions.forEach(function -> pools.put(function.name(), new InstancePool(function, launcher, maxInstances)));
    }

    /** Starts the first instance of each function; reports all that cannot start in one failure. */
    void warm(List<FunctionSpec> functions) throws InterruptedException {
        var failures = new ConcurrentLinkedQueue<InitFailure>();
        try (ExecutorService starters = Executors.newFixedThreadPool(STARTED_AT_ONCE)) {
            functions.forEach(function -> starters.execute(() -> warm(pools.get(function.name()), failures)));
        }
        if (!failures.isEmpty()) {
            String sentences = String.join(
                    System.lineSeparator(),
                    failures.stream().map(InitFailure::getMessage).sorted().toList());
            boolean wrongSettings = failures.stream().anyMatch(InitFailure::isAboutSettings);
            throw wrongSettings ? StackFailure.wrongInput(sentences) : StackFailure.failed(sentences);
        }
    }

    private static void warm(InstancePool pool, ConcurrentLinkedQueue<InitFailure> failures) {
        try {
            pool.warm();
        } catch (InitFailure e) {
            failures.add(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    InstancePool pool(String function) {
        return pools.get(function);
    }

    @Override
    public Outcome call(String function, byte[] event) throws InterruptedException {
        return pools.get(function).invoke(event);
    }

    @Override
    public void close() {
        pools.values().parallelStream().forEach(InstancePool::close);
    }
}
