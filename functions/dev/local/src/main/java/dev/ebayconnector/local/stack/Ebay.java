package dev.ebayconnector.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The eBay that the functions call: the fake, or the one that the environment's {@code EBAY_…_URL} settings name. */
final class Ebay implements AutoCloseable {
    static final List<String> URL_KEYS = List.of(
            "EBAY_API_URL",
            "EBAY_APIZ_URL",
            "EBAY_AUTH_URL",
            "EBAY_SANDBOX_API_URL",
            "EBAY_SANDBOX_APIZ_URL",
            "EBAY_SANDBOX_AUTH_URL");
    private static final String KEYSETS = "EBAY_KEYSETS";
    private static final List<String> CREDENTIAL_KEYS = List.of("CLIENT_ID", "CLIENT_SECRET", "RUNAME");
    private static final List<String> ENVIRONMENTS = List.of("PRODUCTION", "SANDBOX");

    private final Optional<ChildProgram> fake;
    private final Map<String, String> settings;

    private Ebay(Optional<ChildProgram> fake, Map<String, String> settings) {
        this.fake = fake;
        this.settings = Map.copyOf(settings);
    }

    static boolean isReplaced(StackOptions options) {
        return URL_KEYS.stream().anyMatch(key -> options.setting(key).isPresent());
    }

    static Ebay open(StackOptions options, Path log) throws InterruptedException {
        return isReplaced(options) ? new Ebay(Optional.empty(), given(options)) : fake(options, log);
    }

    static Map<String, String> given(StackOptions options) {
        Map<String, String> settings = new HashMap<>();
        URL_KEYS.forEach(key -> options.setting(key).ifPresent(value -> settings.put(key, value)));
        credentialKeys().forEach(key -> options.setting(key).ifPresent(value -> settings.put(key, value)));
        settings.put(KEYSETS, options.setting(KEYSETS).orElseGet(() -> keysets(settings)));
        return settings;
    }

    /** The credentials as the one setting that the template has for them. */
    private static String keysets(Map<String, String> settings) {
        var keysets = JsonNodeFactory.instance.objectNode();
        for (String environment : ENVIRONMENTS) {
            for (String key : CREDENTIAL_KEYS) {
                String value = settings.get("EBAY_" + environment + "_" + key);
                if (value != null) {
                    keysets.withObjectProperty(environment.toLowerCase(Locale.ROOT))
                            .put(key.toLowerCase(Locale.ROOT), value);
                }
            }
        }
        return keysets.toString();
    }

    private static Ebay fake(StackOptions options, Path log) throws InterruptedException {
        Map<String, String> settings = new HashMap<>(demoCredentials());
        ChildProgram program = ChildProgram.start(
                "The fake eBay",
                JavaProgram.jar(
                        options.root().resolve("functions/dev/fake-ebay/target/fake-ebay.jar"),
                        arguments(options.ports(), settings)),
                Map.of(),
                options.root(),
                log);
        try {
            JsonNode ready = program.awaitReady();
            for (String prefix : List.of("EBAY_", "EBAY_SANDBOX_")) {
                settings.put(prefix + "API_URL", ready.path("api_url").asText());
                settings.put(prefix + "APIZ_URL", ready.path("apiz_url").asText());
                settings.put(prefix + "AUTH_URL", ready.path("auth_url").asText());
            }
            return new Ebay(Optional.of(program), settings);
        } catch (RuntimeException | InterruptedException e) {
            program.close();
            throw e;
        }
    }

    /** App credentials of a developer account that exists only in the fake. */
    static Map<String, String> demoCredentials() {
        Map<String, String> settings = new HashMap<>();
        ENVIRONMENTS.forEach(environment -> {
            String name = environment.toLowerCase(Locale.ROOT);
            settings.put("EBAY_" + environment + "_CLIENT_ID", "demo-" + name + "-client");
            settings.put("EBAY_" + environment + "_CLIENT_SECRET", "demo-" + name + "-secret");
            settings.put("EBAY_" + environment + "_RUNAME", "Demo-Connector-" + name);
        });
        settings.put(KEYSETS, keysets(settings));
        return settings;
    }

    private static List<String> arguments(Ports ports, Map<String, String> credentials) {
        return List.of(
                "--api-port",
                Integer.toString(ports.ebayApi()),
                "--apiz-port",
                Integer.toString(ports.ebayApiz()),
                "--auth-port",
                Integer.toString(ports.ebayAuth()),
                "--seed",
                "42",
                "--orders",
                "500",
                "--days",
                "90",
                "--production-client-id",
                credentials.get("EBAY_PRODUCTION_CLIENT_ID"),
                "--production-client-secret",
                credentials.get("EBAY_PRODUCTION_CLIENT_SECRET"),
                "--production-runame",
                credentials.get("EBAY_PRODUCTION_RUNAME"),
                "--sandbox-client-id",
                credentials.get("EBAY_SANDBOX_CLIENT_ID"),
                "--sandbox-client-secret",
                credentials.get("EBAY_SANDBOX_CLIENT_SECRET"),
                "--sandbox-runame",
                credentials.get("EBAY_SANDBOX_RUNAME"));
    }

    private static List<String> credentialKeys() {
        return ENVIRONMENTS.stream()
                .flatMap(environment -> CREDENTIAL_KEYS.stream().map(key -> "EBAY_" + environment + "_" + key))
                .toList();
    }

    boolean isFake() {
        return fake.isPresent();
    }

    Map<String, String> settings() {
        return settings;
    }

    String url(String key) {
        return settings.getOrDefault(key, "");
    }

    List<String> runames() {
        return List.of(settings.get("EBAY_PRODUCTION_RUNAME"), settings.get("EBAY_SANDBOX_RUNAME"));
    }

    @Override
    public String toString() {
        return isFake() ? "at " + url("EBAY_API_URL") : "replaced by the environment's EBAY_*_URL settings";
    }

    @Override
    public void close() {
        fake.ifPresent(ChildProgram::close);
    }
}
