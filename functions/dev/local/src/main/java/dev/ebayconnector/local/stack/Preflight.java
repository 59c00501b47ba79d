package dev.ebayconnector.local.stack;

import dev.ebayconnector.local.StackFailure;
import dev.ebayconnector.local.template.LocalCloud;
import dev.ebayconnector.local.template.TemplateReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Finds what would fail later, before anything is started. */
final class Preflight {
    private final StackOptions options;
    private final String region;

    Preflight(StackOptions options, String region) {
        this.options = options;
        this.region = region;
    }

    /** @throws StackFailure when a setting, a jar, Node or the edge proxy is missing */
    void check(Map<String, String> settings) throws InterruptedException {
        var cloud = new LocalCloud(region, URI.create("http://127.0.0.1"));
        new TemplateReader(options.root(), cloud)
                .read(withPlaceholders(settings)).functions().stream()
                        .flatMap(function -> function.classPath().stream())
                        .forEach(Preflight::requireBuilt);
        Edge.requireReady(options.root());
    }

    /** Placeholders stand for the settings that only the start produces; a setting that is still missing then is reported. */
    private Map<String, String> withPlaceholders(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("DATABASE_URL", "");
        all.put("MIGRATIONS_URL", "");
        if (Ebay.isReplaced(options)) {
            all.putAll(Ebay.given(options));
        } else {
            all.putAll(Ebay.demoCredentials());
            Ebay.URL_KEYS.forEach(key -> all.put(key, ""));
        }
        return all;
    }

    private static void requireBuilt(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw StackFailure.wrongInput(
                    "Not built: " + jar + " is missing; run mvn package in the project's root first.");
        }
    }
}
