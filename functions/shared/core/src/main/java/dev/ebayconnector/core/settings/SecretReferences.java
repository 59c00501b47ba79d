package dev.ebayconnector.core.settings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;

/** Puts secrets in the place of the references to them: all are fetched at the same time, each once. */
final class SecretReferences {

    private final Map<String, String> environment;
    private final Settings settings;

    SecretReferences(Map<String, String> environment, Settings settings) {
        this.environment = environment;
        this.settings = settings;
    }

    /** The environment with secrets; the same one if it has no reference. What cannot be fetched is a problem. */
    Map<String, String> resolve() {
        var references = new LinkedHashMap<String, SecretReference>();
        environment.forEach((key, value) -> {
            if (!key.startsWith("AWS_")) {
                SecretReference.parse(value.strip()).ifPresent(reference -> references.put(key, reference));
            }
        });
        if (references.isEmpty()) {
            return environment;
        }
        var resolved = new HashMap<>(environment);
        try (var store = new SecretStore(environment);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var fetched = new HashMap<SecretReference, Future<String>>();
            references
                    .values()
                    .forEach(reference -> fetched.computeIfAbsent(
                            reference.whole(), whole -> threads.submit((Callable<String>) () -> store.fetch(whole))));
            references.forEach(
                    (key, reference) -> resolved.put(key, value(key, reference, fetched.get(reference.whole()))));
        } catch (SdkException withoutCredentials) {
            references.keySet().forEach(key -> {
                resolved.put(key, "");
                settings.problem(key, "names a secret, and there are no AWS credentials to fetch it with");
            });
        }
        return resolved;
    }

    private String value(String key, SecretReference reference, Future<String> secret) {
        try {
            var text = secret.get();
            return reference.member() == null ? text : member(key, reference.member(), text);
        } catch (ExecutionException failed) {
            settings.problem(
                    key,
                    failed.getCause() instanceof SecretStore.Refused refused
                            ? refused.getMessage()
                            : "names a secret that cannot be fetched ("
                                    + failed.getCause().getClass().getSimpleName() + ")");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            settings.problem(key, "was not fetched, because the start was interrupted");
        }
        return "";
    }

    private String member(String key, String name, String text) {
        try {
            var member = JsonNodeParser.create().parse(text).field(name).filter(JsonNode::isString);
            if (member.isPresent()) {
                return member.get().text();
            }
        } catch (RuntimeException notAnObject) {
            // Said below; the exception's message may repeat the secret.
        }
        settings.problem(key, "names a member that its secret does not have: write the name of one behind #");
        return "";
    }
}
