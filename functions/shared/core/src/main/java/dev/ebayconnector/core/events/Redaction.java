package dev.ebayconnector.core.events;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.logging.SecretLook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes out of an event whatever may open a door: by the name of a field, and by the look of a value. */
public final class Redaction {

    private static final String MASK = SecretLook.MASK;

    private static final List<String> SECRET_NAMES =
            List.of("token", "secret", "password", "authorization", "cookie", "code", "state", "signature", "key");

    private Redaction() {}

    static Map<String, Object> redact(Map<String, Object> details) {
        var redacted = new LinkedHashMap<String, Object>();
        details.forEach((key, value) -> redacted.put(key, secretName(key) ? MASK : redactValue(value)));
        return redacted;
    }

    /** Masks what looks like a token, a code or a password. */
    public static String redact(String text) {
        return SecretLook.mask(text);
    }

    private static Object redactValue(Object value) {
        return switch (value) {
            case null -> null;
            case Secret _ -> MASK;
            case Number number -> number;
            case Boolean flag -> flag;
            case Map<?, ?> map -> redact(stringKeys(map));
            case List<?> list -> list.stream().map(Redaction::redactValue).toList();
            default -> redact(value.toString());
        };
    }

    private static Map<String, Object> stringKeys(Map<?, ?> map) {
        var named = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }

    /** {@code error_code}, {@code run_state} and {@code has_refresh_token} are no secrets; {@code access_token} is. */
    private static boolean secretName(String key) {
        var name = key.toLowerCase(Locale.ROOT);
        return SECRET_NAMES.contains(name)
                || name.endsWith("_token") && !name.startsWith("has_")
                || name.endsWith("_secret")
                || name.endsWith("_password");
    }
}
