package dev.ebayconnector.tokens;

import dev.ebayconnector.core.accounts.Account;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process of its own that asks for tokens. It says READY, waits for a line on its standard input, then lets so many
 * callers ask at once and says how many different tokens they got; or it stands still at a named step, to be killed there.
 */
public final class InstanceProgram {

    private InstanceProgram() {}

    /** Account id, callers, milliseconds of a lease, and the step to stand still at ({@code before lease:1}) or a dash. */
    public static void main(String[] args) throws Exception {
        var id = UUID.fromString(args[0]);
        try (var instance = new Instance(
                System.getenv(),
                Clock.systemUTC(),
                Duration.ofMillis(Long.parseLong(args[2])),
                store -> standingStillAt(args[3], store))) {
            var account = warmedUp(instance, id, Integer.parseInt(args[1]));
            System.out.println("READY");
            System.in.read();
            System.out.println("GOT " + ask(instance, account, Integer.parseInt(args[1])));
        }
        System.exit(0);
    }

    /** Opens the pool's connections, however long a busy machine takes for them: what is tested comes afterwards. */
    private static Account warmedUp(Instance instance, UUID id, int callers) throws Exception {
        var found = new ArrayList<Future<Account>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                found.add(threads.submit(() -> instance.accounts.find(id).orElseThrow()));
            }
        }
        return found.getFirst().get();
    }

    private static String ask(Instance instance, Account account, int callers) throws Exception {
        var start = new CountDownLatch(1);
        var answers = new ArrayList<Future<AccessResult>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return instance.token(account);
                }));
            }
            start.countDown();
        }
        return summary(answers);
    }

    private static String summary(List<Future<AccessResult>> answers) throws Exception {
        var fingerprints = new HashSet<String>();
        int available = 0;
        for (var answer : answers) {
            if (answer.get() instanceof AccessResult.Available result) {
                available++;
                fingerprints.add(TokenVault.fingerprint(result.token()));
            }
        }
        return available + " " + String.join(",", fingerprints);
    }

    /** A store that announces a step and then stays there, before or after the n-th call of a method. */
    private static TokenStore standingStillAt(String step, TokenStore store) {
        if (step.equals("-")) {
            return store;
        }
        var when = step.split("[ :]");
        var calls = new AtomicInteger();
        return (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (_, method, values) -> {
                    boolean here =
                            method.getName().equals(when[1]) && calls.incrementAndGet() == Integer.parseInt(when[2]);
                    if (here && when[0].equals("before")) {
                        standStill();
                    }
                    try {
                        var result = method.invoke(store, values);
                        if (here) {
                            standStill();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void standStill() throws InterruptedException {
        System.out.println("THERE");
        new CountDownLatch(1).await();
    }
}
