package dev.ebayconnector.migrations;

import dev.ebayconnector.secrets.SecretReferences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The job's settings with the secrets of AWS that they name, fetched anew for each command.
 *
 * @param settings without those that could not be fetched
 * @param problems one sentence for each of these, which begins with its key and holds no value
 */
record NamedSecrets(Map<String, String> settings, List<String> problems) {

    /** Other variables of the machine are not the job's, whatever they look like. */
    private static final String OF_THE_JOB = "(ADMIN|CONNECTOR|DATABASE|EBAY|MIGRATIONS|PERSONAL|TOKEN)_[A-Z_]+";

    static NamedSecrets fetch(Map<String, String> environment) {
        var asked = new HashMap<>(environment);
        asked.keySet().removeIf(key -> !isOfTheJob(key) && !key.startsWith("AWS_"));
        var references = new SecretReferences(asked);
        if (references.isEmpty()) {
            return new NamedSecrets(environment, List.of());
        }
        var fetched = references.fetch();
        var settings = new HashMap<>(environment);
        settings.keySet().removeAll(references.keys());
        settings.putAll(fetched.values());
        return new NamedSecrets(
                settings,
                fetched.problems().entrySet().stream()
                        .map(problem -> problem.getKey() + " " + problem.getValue())
                        .sorted()
                        .toList());
    }

    /** The names of the job's settings that have a value. */
    static String names(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(setting ->
                        isOfTheJob(setting.getKey()) && !setting.getValue().isBlank())
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static boolean isOfTheJob(String key) {
        return key.matches(OF_THE_JOB);
    }
}
