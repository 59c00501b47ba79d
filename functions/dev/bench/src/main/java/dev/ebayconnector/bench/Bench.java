package dev.ebayconnector.bench;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.ebayconnector.bench.reads.ReadsBench;
import dev.ebayconnector.local.lambda.FunctionSpec;
import dev.ebayconnector.migrations.Migrations;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.testingpostgres.FakeSecrets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures every HTTP function while it does real work: it verifies the session and queries PostgreSQL. */
public final class Bench {

    private static final String ALL = "all";

    /** What checking a session costs, and what secrets by reference cost: each beside the same function without it. */
    private static final String SECRETS = "secrets";

    private final Path root;
    private final Map<String, String> settings;

    private Bench(Path root, Map<String, String> settings) {
        this.root = root;
        this.settings = settings;
    }

    /** @param arguments the project's root, and the function to measure or {@code all} */
    public static void main(String[] arguments) throws Exception {
        var root = Path.of(arguments[0]).toRealPath();
        if (arguments[1].equals("reads")) {
            ReadsBench.run(root);
            return;
        }
        try (var postgres = EmbeddedPostgres.start()) {
            var url = postgres.getJdbcUrl("postgres", "postgres");
            Migrations.migrate(url);
            TestSession.database(url);
            new Bench(root, settings(url)).run(arguments[1]);
        }
    }

    private void run(String only) throws Exception {
        var trial = new Trial(root.resolve("functions/dev/bench/target"));
        var plain = trial.measure(plain());
        var measured = new ArrayList<Measured>();
        try (var aws = new FakeSecrets()) {
            for (var subject : only.equals(SECRETS) ? secrets(aws) : functions()) {
                if (only.equals(ALL) || only.equals(SECRETS) || only.equals(subject.name())) {
                    measured.add(trial.measure(subject));
                }
            }
        }
        var report = new Report(plain, measured);
        report.print();
        report.write(root.resolve("functions/dev/bench/target/bench.json"));
        System.out.println("\nWritten to functions/dev/bench/target/bench.json");
    }

    private List<Subject> functions() {
        return List.of(
                subject("health", "/healthz/db", 200, "health.HealthFunction"),
                subject("auth", "/api/users", 200, "auth.AuthFunction"),
                subject("oauth", "/api/ebay/oauth/callback?state=unknown", 302, "oauth.OAuthFunction"),
                subject("token-info", "/api/ebay/token-info", 200, "tokeninfo.TokenInfoFunction"),
                subject("logs", "/api/ebay/logs?limit=10", 200, "logs.LogsFunction"),
                subject("sync", "/api/ebay/sync/runs", 200, "sync.SyncFunction"),
                subject("data", "/api/ebay/orders", 200, "data.DataFunction"));
    }

    private List<Subject> secrets(FakeSecrets aws) {
        var plain = subject("auth", "/api/auth/me", 200, "auth.AuthFunction").function();
        return List.of(
                new Subject("no session", "/api/auth/me", 401, plain),
                new Subject("session", "/api/auth/me", 200, plain),
                new Subject("by reference", "/api/auth/me", 200, byReference(plain, aws)));
    }

    /** Its three secrets, which an instance fetches again each second. */
    private static FunctionSpec byReference(FunctionSpec function, FakeSecrets aws) {
        var environment = new HashMap<>(function.environment());
        for (var key : List.of("DATABASE_URL", "SESSION_KEYS", "SESSION_SIGNING_KEY")) {
            aws.put("/bench/" + key, environment.put(key, "ssm:/bench/" + key));
        }
        environment.putAll(aws.environment());
        environment.putAll(
                Map.of("AWS_ACCESS_KEY_ID", "bench", "AWS_SECRET_ACCESS_KEY", "bench", "SECRETS_MAX_AGE_SECONDS", "1"));
        environment.remove("AWS_REGION");
        return new FunctionSpec(
                function.name() + "-by-reference",
                function.classPath(),
                function.handler(),
                environment,
                function.memoryMb(),
                function.timeout(),
                function.reservedConcurrency());
    }

    private Subject subject(String module, String target, int status, String handler) {
        var jar = root.resolve("functions/" + module + "/target/" + module + ".jar");
        return new Subject(
                module, target, status, new FunctionSpec(module, jar, "dev.ebayconnector." + handler, settings));
    }

    /** The handler's classes and the JDBC driver only. */
    private Subject plain() {
        var driver = Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(entry -> entry.contains("/postgresql-"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
        var function = new FunctionSpec(
                "plain",
                List.of(root.resolve("functions/dev/bench/target/bench.jar"), driver),
                PlainHandler.class.getName(),
                settings,
                512,
                Duration.ofSeconds(30),
                0);
        return new Subject("plain handler", "/healthz/db", 200, function);
    }

    private static Map<String, String> settings(String url) throws GeneralSecurityException {
        AeadConfig.register();
        var settings = new HashMap<>(Map.of(
                "DATABASE_URL",
                url,
                "SESSION_KEYS",
                TestSession.KEYS,
                "SYNC_QUEUE_URL",
                "http://127.0.0.1:9/none",
                "CONNECTOR_ENVIRONMENT",
                "local",
                "EDGE_REQUIRED",
                "false",
                "EBAY_KEYSETS",
                "{\"sandbox\":{\"client_id\":\"bench\",\"client_secret\":\"bench\",\"runame\":\"bench\"}}"));
        settings.put("SESSION_SIGNING_KEY", TestSession.SIGNING_KEY);
        // As on Lambda.
        settings.put("LOG_FORMAT", "json");
        for (var keyset : List.of("TOKEN_KEYSET", "PERSONAL_DATA_KEYSET")) {
            settings.put(
                    keyset,
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
                            InsecureSecretKeyAccess.get()));
        }
        return settings;
    }
}
