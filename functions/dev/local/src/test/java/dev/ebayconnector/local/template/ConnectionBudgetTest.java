package dev.ebayconnector.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.local.lambda.FunctionSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the functions may open together, all instances that Lambda may start at work with full pools, has to fit into
 * what the database allows.
 */
class ConnectionBudgetTest {

    /** As {@code PoolSettings} has it where {@code DATABASE_POOL_SIZE} is not set. */
    private static final int DEFAULT_POOL = 2;

    /** The migrations job holds its lock on one session and runs scripts on two; {@code diagnose} opens fewer. */
    private static final int JOB_SESSIONS = 3;

    /** The limit of a new AWS account, which cannot reserve any of it. */
    private static final int NEW_ACCOUNT = 10;

    @ParameterizedTest
    @ValueSource(strings = {"large", "small"})
    void allInstancesWithFullPoolsStayBelowTheLimit(String size) {
        int sum = 0;
        for (var function : functions(size)) {
            int connections = connections(function, function.reservedConcurrency());
            System.out.printf(
                    "budget | %-5s | %-22s | %2d instances | %2d connections%n",
                    size, function.name(), function.reservedConcurrency(), connections);
            sum += connections;
        }
        System.out.printf("budget | %-5s | %-22s | %d of %d%n", size, "all", sum, limit());
        assertThat(sum).isPositive().isLessThanOrEqualTo(size.equals("small") ? limit() / 2 : limit());
    }

    /** Whichever functions take the account's instances. */
    @Test
    void aNewAccountStaysBelowTheLimitWithoutReservations() {
        int most = functions("0").stream()
                .mapToInt(function -> connections(function, 1))
                .max()
                .orElseThrow();
        assertThat(NEW_ACCOUNT * most).isPositive().isLessThanOrEqualTo(limit() / 2);
    }

    private static int connections(FunctionSpec function, int instances) {
        if (function.environment().containsKey("MIGRATIONS_URL")) {
            return instances * JOB_SESSIONS;
        }
        if (!function.environment().containsKey("DATABASE_URL")) {
            return 0;
        }
        var pool = function.environment().get("DATABASE_POOL_SIZE");
        return instances * (pool == null ? DEFAULT_POOL : Integer.parseInt(pool));
    }

    private static int limit() {
        return Integer.parseInt(String.valueOf(
                Deployed.parameters().get("DatabaseConnectionLimit").get("Default")));
    }

    private static List<FunctionSpec> functions(String size) {
        return Deployed.with(Map.of("ReservedConcurrency", size)).functions();
    }
}
