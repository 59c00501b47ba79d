package dev.ebayconnector.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.ebayconnector.local.gateway.GetEvent;
import dev.ebayconnector.local.lambda.FunctionSpec;
import dev.ebayconnector.local.lambda.InstanceLauncher;
import dev.ebayconnector.migrations.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Cold: from the start of the process to the first answer, median of seven. Warm: one answer after another, median.
 * Health answers from PostgreSQL as the plain handler does; the others answer 401, so theirs is the cost of being there.
 */
public final class Bench {

    private static final int COLD_STARTS = 7;
    private static final int WARM_UP = 300;
    private static final int WARM_CALLS = 500;

    private final Path root;
    private final Map<String, String> settings;
    private final InstanceLauncher launcher;

    private Bench(Path root, Map<String, String> settings) {
        this.root = root;
        this.settings = settings;
        this.launcher = new InstanceLauncher(InstanceLauncher.LAMBDA_FLAGS, Map.of("AWS_REGION", "eu-central-1"),
                root.resolve("functions/bench/target"));
    }

    public static void main(String[] arguments) throws Exception {
        var root = Path.of(arguments[0]).toRealPath();
        try (var postgres = EmbeddedPostgres.start()) {
            var url = postgres.getJdbcUrl("postgres", "postgres");
            Migrations.migrate(url);
            new Bench(root, settings(url)).run();
        }
    }

    private void run() throws Exception {
        var plain = measure("plain handler", "/healthz/db", plain());
        var measured = new ArrayList<>(List.of(plain));
        measured.add(measure("health", "/healthz/db", function("health", "health.HealthFunction")));
        measured.add(measure("auth", "/api/auth/me", function("auth", "auth.AuthFunction")));
        measured.add(measure("oauth", "/api/ebay/oauth/start", function("oauth", "oauth.OAuthFunction")));
        measured.add(measure("token-info", "/api/ebay/token-info", function("token-info", "tokeninfo.TokenInfoFunction")));
        measured.add(measure("logs", "/api/ebay/logs", function("logs", "logs.LogsFunction")));
        measured.add(measure("sync", "/api/ebay/sync/runs", function("sync", "sync.SyncFunction")));
        measured.add(measure("data", "/api/ebay/orders", function("data", "data.DataFunction")));
        report(measured, plain);
    }

    private Measured measure(String name, String target, FunctionSpec function) throws Exception {
        var cold = new ArrayList<Double>();
        var warm = new ArrayList<Double>();
        for (int start = 0; start < COLD_STARTS; start++) {
            long begin = System.nanoTime();
            try (var instance = launcher.launch(function)) {
                instance.invoke(GetEvent.of(target, Instant.now()));
                cold.add(millisSince(begin));
                for (int call = 0; start == COLD_STARTS - 1 && call < WARM_UP + WARM_CALLS; call++) {
                    long before = System.nanoTime();
                    instance.invoke(GetEvent.of(target, Instant.now()));
                    if (call >= WARM_UP) {
                        warm.add(millisSince(before));
                    }
                }
            }
        }
        return new Measured(name, target, median(cold), median(warm));
    }

    private FunctionSpec function(String module, String handler) {
        var jar = root.resolve("functions/" + module + "/target/" + module + ".jar");
        return new FunctionSpec(module, jar, "dev.ebayconnector." + handler, settings);
    }

    /** The handler's own classes and the driver, nothing else. */
    private FunctionSpec plain() {
        var driver = Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(entry -> entry.contains("/postgresql-")).map(Path::of).findFirst().orElseThrow();
        return new FunctionSpec("plain", List.of(root.resolve("functions/bench/target/classes"), driver),
                PlainHandler.class.getName(), settings, 512, Duration.ofSeconds(30), 0);
    }

    private void report(List<Measured> measured, Measured plain) throws Exception {
        System.out.printf("%n%-15s %-24s %10s %7s %10s %7s%n", "function", "target", "cold ms", "ratio", "warm ms", "ratio");
        var rows = new ArrayList<Map<String, Object>>();
        for (var one : measured) {
            double cold = one.coldMillis() / plain.coldMillis();
            double warm = one.warmMillis() / plain.warmMillis();
            System.out.printf("%-15s %-24s %10.0f %6.1fx %10.2f %6.1fx%n",
                    one.name(), one.target(), one.coldMillis(), cold, one.warmMillis(), warm);
            var row = new LinkedHashMap<String, Object>();
            row.put("function", one.name());
            row.put("target", one.target());
            row.put("cold_ms", one.coldMillis());
            row.put("cold_ratio", cold);
            row.put("warm_ms", one.warmMillis());
            row.put("warm_ratio", warm);
            rows.add(row);
        }
        var file = root.resolve("functions/bench/target/bench.json");
        Files.write(file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(rows));
        System.out.println("\nWritten to functions/bench/target/bench.json");
    }

    private static Map<String, String> settings(String url) throws Exception {
        AeadConfig.register();
        var settings = new HashMap<>(Map.of(
                "DATABASE_URL", url, "JWT_SECRET", "a key for this benchmark only, not a secret", "SYNC_QUEUE_URL", "http://127.0.0.1:9/none",
                "CONNECTOR_ENVIRONMENT", "local", "EDGE_REQUIRED", "false",
                "EBAY_SANDBOX_CLIENT_ID", "bench", "EBAY_SANDBOX_CLIENT_SECRET", "bench", "EBAY_SANDBOX_RUNAME", "bench"));
        settings.put("TOKEN_KEYSET", TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get()));
        return settings;
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
