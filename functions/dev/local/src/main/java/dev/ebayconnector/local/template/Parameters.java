package dev.ebayconnector.local.template;

import dev.ebayconnector.local.StackFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The template's parameters: values from the settings' keys ({@code DatabaseUrl} is {@code DATABASE_URL}), else the default. */
final class Parameters {
    private Parameters() {}

    static Map<String, String> resolve(Map<String, Object> declared, Map<String, String> settings) {
        Map<String, String> byPlainName = settings.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> plain(entry.getKey()), Map.Entry::getValue, (first, second) -> second));
        Map<String, String> values = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        declared.forEach((name, declaration) -> {
            Object otherwise =
                    Section.mapping(declaration, "Parameters." + name).get("Default");
            String value = byPlainName.getOrDefault(plain(name), otherwise == null ? null : String.valueOf(otherwise));
            if (value == null) {
                missing.add(key(name));
            } else {
                values.put(name, value);
            }
        });
        if (!missing.isEmpty()) {
            throw StackFailure.wrongInput("Settings without a value: " + String.join(", ", missing)
                    + ". Set them in the environment, or give their parameters a Default in template.yaml.");
        }
        return values;
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static String key(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
