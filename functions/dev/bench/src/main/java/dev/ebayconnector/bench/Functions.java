package dev.ebayconnector.bench;

import dev.ebayconnector.local.lambda.FunctionPackage;
import dev.ebayconnector.local.lambda.FunctionSpec;
import dev.ebayconnector.local.template.LocalCloud;
import dev.ebayconnector.local.template.Template;
import dev.ebayconnector.local.template.TemplateReader;
import dev.ebayconnector.testingpostgres.FakeSecrets;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Our functions that answer requests, as the template deploys them. */
final class Functions {

    private final Template template;
    private final Map<String, FunctionPackage> packages;

    Functions(Path root, Map<String, String> settings) {
        var nowhere = URI.create("http://127.0.0.1:9");
        this.template = new TemplateReader(root, new LocalCloud("eu-central-1", nowhere)).read(settings);
        this.packages = TemplateReader.packages(root).stream()
                .collect(Collectors.toMap(FunctionPackage::function, packed -> packed));
    }

    List<Subject> all() {
        return List.of(
                open("health", "HealthFunction", "/healthz/db", 200),
                signedIn("auth", "AuthFunction", "/api/users"),
                open("oauth", "OAuthFunction", "/api/ebay/oauth/callback?state=unknown", 302),
                signedIn("accounts", "AccountsFunction", "/api/ebay/accounts"),
                signedIn("token-info", "TokenInfoFunction", "/api/ebay/token-info"),
                signedIn("logs", "LogsFunction", "/api/ebay/logs?limit=10"),
                signedIn("sync", "SyncFunction", "/api/ebay/sync/runs"),
                signedIn("data", "DataFunction", "/api/ebay/orders"),
                signedIn("alerts", "AlertsFunction", "/api/alerts/receivers"),
                signedIn("erasures", "ErasuresFunction", "/api/erasures"),
                open("notifications", "NotificationsFunction", "/api/ebay/notifications?challenge_code=bench", 200));
    }

    List<Subject> secrets(FakeSecrets aws) {
        var plain = template.function("AuthFunction");
        var me = "/api/auth/me";
        return List.of(
                new Subject("no session", Kind.FUNCTION, me, 401, false, plain),
                new Subject("session", Kind.FUNCTION, me, 200, true, plain),
                new Subject("by reference", Kind.FUNCTION, me, 200, true, byReference(plain, aws)));
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

    private Subject open(String name, String function, String get, int status) {
        return subject(name, function, get, status, false);
    }

    private Subject signedIn(String name, String function, String get) {
        return subject(name, function, get, 200, true);
    }

    private Subject subject(String name, String function, String get, int status, boolean signedIn) {
        var deployed = patient(template.function(function));
        var packed = packages.get(function);
        var hasCache = packed != null && packed.jar().equals(packed.packed()) && Files.exists(packed.cache());
        return new Subject(
                name,
                Kind.FUNCTION,
                get,
                status,
                signedIn,
                hasCache ? with(deployed, List.of(packed.built())) : deployed,
                hasCache ? Optional.of(deployed) : Optional.empty(),
                List.of());
    }

    /** On a busy machine a start may take longer than a user would wait. */
    private static FunctionSpec patient(FunctionSpec function) {
        return new FunctionSpec(
                function.name(),
                function.classPath(),
                function.handler(),
                function.environment(),
                function.memoryMb(),
                PlainHandlers.TIMEOUT,
                function.reservedConcurrency());
    }

    static FunctionSpec with(FunctionSpec function, List<Path> classPath) {
        return new FunctionSpec(
                function.name(),
                classPath,
                function.handler(),
                function.environment(),
                function.memoryMb(),
                function.timeout(),
                function.reservedConcurrency());
    }
}
