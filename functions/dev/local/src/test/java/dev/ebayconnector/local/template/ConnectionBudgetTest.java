package dev.ebayconnector.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.local.lambda.FunctionSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the functions may open together, all instances that Lambda may start at work with full pools, has to fit into
 * what the database allows.
 */
class ConnectionBudgetTest {

    /** As {@code PoolSettings} has it where {@code DATABASE_POOL_SIZE} is not set. */
    private static final int DEFAULT_POOL = 2;

    /** The migrations job holds its lock on one session and runs scripts on two; {@code diagnose} opens fewer. */
    private static final int JOB_SESSIONS = 3;

    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();
    private static final Map<String, Object> FILE = TemplateYaml.read(ROOT.resolve("template.yaml"));

    @Test
    void allInstancesWithFullPoolsStayBelowTheLimit() {
        int sum = 0;
        for (var function : functions().functions()) {
            int connections = connections(function);
            System.out.printf(
                    "budget | %-20s | %2d instances | %2d connections%n",
                    function.name(), function.reservedConcurrency(), connections);
            sum += connections;
        }
        System.out.printf("budget | %-20s | %d of %d%n", "all", sum, limit());
        assertThat(sum).isPositive().isLessThanOrEqualTo(limit());
    }

    @Test
    void everyFunctionHasALimitOfInstancesAndALogGroupWithRetention() {
        assertThat(functions().functions())
                .allSatisfy(
                        function -> assertThat(function.reservedConcurrency()).isPositive());
        var resources = Section.mapping(FILE.get("Resources"), "Resources");
        assertThat(ofType(resources, "AWS::Serverless::Function").toList())
                .isNotEmpty()
                .allSatisfy(function -> {
                    var group = Section.mapping(function.get("LoggingConfig"), "LoggingConfig")
                            .get("LogGroup");
                    assertThat(group).isInstanceOf(Intrinsic.class);
                    var properties = Section.mapping(resources.get(((Intrinsic) group).argument()), "log group")
                            .get("Properties");
                    assertThat(Section.mapping(properties, "log group")).containsKey("RetentionInDays");
                });
    }

    private static int connections(FunctionSpec function) {
        if (function.environment().containsKey("MIGRATIONS_URL")) {
            return function.reservedConcurrency() * JOB_SESSIONS;
        }
        if (!function.environment().containsKey("DATABASE_URL")) {
            return 0;
        }
        var pool = function.environment().get("DATABASE_POOL_SIZE");
        return function.reservedConcurrency() * (pool == null ? DEFAULT_POOL : Integer.parseInt(pool));
    }

    private static int limit() {
        var parameters = Section.mapping(FILE.get("Parameters"), "Parameters");
        var limit = Section.mapping(parameters.get("DatabaseConnectionLimit"), "DatabaseConnectionLimit");
        return Integer.parseInt(String.valueOf(limit.get("Default")));
    }

    private static Template functions() {
        var settings = Section.mapping(FILE.get("Parameters"), "Parameters").keySet().stream()
                .filter(name -> !Section.mapping(
                                Section.mapping(FILE.get("Parameters"), "Parameters")
                                        .get(name),
                                name)
                        .containsKey("Default"))
                .collect(Collectors.toMap(name -> name, _ -> "any"));
        return new TemplateReader(ROOT, new LocalCloud("eu-central-1", URI.create("http://127.0.0.1:1")))
                .read(settings);
    }

    private static Stream<Map<String, Object>> ofType(Map<String, Object> resources, String type) {
        return resources.values().stream()
                .map(resource -> Section.mapping(resource, "resource"))
                .filter(resource -> type.equals(resource.get("Type")))
                .map(resource -> Section.mapping(resource.get("Properties"), "Properties"));
    }
}
