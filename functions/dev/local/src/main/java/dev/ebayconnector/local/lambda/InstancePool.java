package dev.ebayconnector.local.lambda;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * The instances of one function. An event goes to an idle instance, else to a new one if the limit allows it, else it
 * waits. An instance that crashed or timed out is replaced at the next event.
 */
public final class InstancePool implements AutoCloseable {
    private final FunctionSpec function;
    private final InstanceLauncher launcher;
    private final int maximum;
    private final Semaphore places;
    private final ConcurrentLinkedDeque<LambdaInstance> idle = new ConcurrentLinkedDeque<>();
    private final Set<LambdaInstance> all = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public InstancePool(FunctionSpec function, InstanceLauncher launcher, int maxInstances) {
        this.function = function;
        this.launcher = launcher;
        this.maximum = function.reservedConcurrency() > 0
                ? Math.min(function.reservedConcurrency(), maxInstances)
                : maxInstances;
        this.places = new Semaphore(maximum, true);
    }

    public FunctionSpec function() {
        return function;
    }

    public int maximum() {
        return maximum;
    }

    /** Starts the first instance, so that a function that cannot start fails the start of the stack, not its first request. */
    public void warm() throws InterruptedException {
        idle.push(start());
    }

    public Outcome invoke(byte[] event) throws InterruptedException {
        places.acquire();
        try {
            LambdaInstance instance = idleInstance();
            if (instance == null) {
                instance = start();
            }
            Outcome outcome = instance.invoke(event);
            release(instance, outcome);
            return outcome;
        } catch (InitFailure e) {
            return new Outcome.NotStarted(e.getMessage());
        } finally {
            places.release();
        }
    }

    private LambdaInstance idleInstance() {
        LambdaInstance instance;
        while ((instance = idle.poll()) != null && !instance.isAlive()) {
            discard(instance);
        }
        return instance;
    }

    private void release(LambdaInstance instance, Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered answered -> idle.push(instance);
            case Outcome.Faulted faulted -> idle.push(instance);
            case Outcome.TooLarge tooLarge -> discard(instance);
            case Outcome.TimedOut timedOut -> discard(instance);
            case Outcome.Crashed crashed -> discard(instance);
            case Outcome.NotStarted notStarted -> discard(instance);
        }
    }

    private LambdaInstance start() throws InterruptedException {
        if (closed) {
            throw InitFailure.ended(function.name(), "the stack is stopping");
        }
        LambdaInstance instance = launcher.launch(function);
        all.add(instance);
        try {
            instance.awaitReady(launcher.initTimeout());
            return instance;
        } catch (InitFailure | InterruptedException e) {
            discard(instance);
            throw e;
        }
    }

    private void discard(LambdaInstance instance) {
        all.remove(instance);
        instance.close();
    }

    @Override
    public void close() {
        closed = true;
        all.stream()
                .map(instance -> Thread.startVirtualThread(instance::close))
                .toList()
                .forEach(InstancePool::join);
        all.clear();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
