package dev.ebayconnector.secrets;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;

/** The settings that name a secret: all secrets are fetched at the same time, each once. */
public final class SecretReferences {

    private final Map<String, String> environment;
    private final Map<String, SecretReference> references = new LinkedHashMap<>();

    /** Fetches nothing yet. */
    public SecretReferences(Map<String, String> environment) {
        this.environment = environment;
        environment.forEach((key, value) -> {
            if (!key.startsWith("AWS_")) {
                SecretReference.parse(value.strip()).ifPresent(reference -> references.put(key, reference));
            }
        });
    }

    /**
     * What came of one fetch.
     *
     * @param values   the secrets by the keys of their settings
     * @param problems by the keys of the other settings; without a secret
     */
    public record Fetched(Map<String, String> values, Map<String, String> problems) {}

    /** The settings that name a secret. */
    public Set<String> keys() {
        return references.keySet();
    }

    public boolean isEmpty() {
        return references.isEmpty();
    }

    /** Every key of {@link #keys} is in the values or has a problem. */
    public Fetched fetch() {
        var fetched = new Fetched(new HashMap<>(), new LinkedHashMap<>());
        if (references.isEmpty()) {
            return fetched;
        }
        try (var store = new SecretStore(environment);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var secrets = new HashMap<SecretReference, Future<String>>();
            references
                    .values()
                    .forEach(reference -> secrets.computeIfAbsent(
                            reference.whole(), whole -> threads.submit((Callable<String>) () -> store.fetch(whole))));
            references.forEach((key, reference) -> take(key, reference, secrets.get(reference.whole()), fetched));
        } catch (SdkException withoutCredentials) {
            references
                    .keySet()
                    .forEach(key -> fetched.problems()
                            .put(key, "names a secret, and there are no AWS credentials to fetch it with"));
        }
        return fetched;
    }

    private static void take(String key, SecretReference reference, Future<String> secret, Fetched fetched) {
        try {
            var text = secret.get();
            if (reference.member() == null) {
                fetched.values().put(key, text);
            } else {
                takeMember(key, reference.member(), text, fetched);
            }
        } catch (ExecutionException failed) {
            fetched.problems()
                    .put(
                            key,
                            failed.getCause() instanceof SecretStore.Refused refused
                                    ? refused.getMessage()
                                    : "names a secret that cannot be fetched ("
                                            + failed.getCause().getClass().getSimpleName() + ")");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            fetched.problems().put(key, "was not fetched, because the program was interrupted");
        }
    }

    private static void takeMember(String key, String name, String text, Fetched fetched) {
        try {
            var member = JsonNodeParser.create().parse(text).field(name).filter(JsonNode::isString);
            if (member.isPresent()) {
                fetched.values().put(key, member.get().text());
                return;
            }
        } catch (RuntimeException notAnObject) {
            // Said below; the exception's message may repeat the secret.
        }
        fetched.problems().put(key, "names a member that its secret does not have: write the name of one behind #");
    }
}
