package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.testingpostgres.FakeSecrets;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instance whose settings change while invocations use it. */
class InstanceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeSecrets aws = new FakeSecrets();
    private Instance<ApplicationContext> instance;

    /** What the settings hold. */
    record Value(String text) {

        static Value read(Settings settings) {
            return new Value(settings.required("VALUE"));
        }
    }

    @BeforeEach
    void start() {
        aws.put("/value", "old");
        var environment = new HashMap<>(Map.of("VALUE", "ssm:/value", "SECRETS_MAX_AGE_SECONDS", "1"));
        environment.putAll(aws.environment());
        instance = Instance.start(environment, Value::read);
    }

    @AfterEach
    void stop() {
        instance.close();
        aws.close();
    }

    @Test
    void anInvocationKeepsItsContextToItsEndAndTheNextOneHasTheNewOne() {
        var old = instance.use(context -> {
            aws.put("/value", "new");
            await(() -> instance.use(now -> now != context));
            assertThat(context.isRunning()).isTrue();
            assertThat(value(context)).isEqualTo("old");
            return context;
        });
        assertThat(old.isRunning()).as("after its last invocation").isFalse();
        assertThat(instance.use(InstanceTest::value)).isEqualTo("new");
    }

    @Test
    void aContextOfUnchangedSecretsIsKept() {
        var first = instance.context();
        int asked = aws.asked().size();
        await(() -> {
            instance.use(InstanceTest::value);
            return aws.asked().size() >= asked + 2;
        });
        assertThat(instance.context()).isSameAs(first);
    }

    private static String value(ApplicationContext context) {
        return context.getBean(Value.class).text();
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
