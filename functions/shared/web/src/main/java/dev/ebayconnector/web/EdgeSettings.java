package dev.ebayconnector.web;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.core.settings.Settings;
import java.util.Arrays;
import java.util.List;

/**
 * The secrets that prove that a request came through the edge.
 *
 * @param required false only where functions are called without an edge, in tests and benchmarks
 * @param secrets the accepted values: one, or two during a rotation
 */
public record EdgeSettings(boolean required, List<Secret> secrets) {

    private static final int MINIMUM_LENGTH = 32;
    private static final int MAXIMUM_LIVE = 2;

    /** Reads {@code EDGE_REQUIRED} and, unless that is {@code false}, {@code EDGE_SECRETS}. */
    public static EdgeSettings read(Settings settings) {
        if (!settings.flag("EDGE_REQUIRED", true)) {
            return new EdgeSettings(false, List.of());
        }
        var secrets = Arrays.stream(settings.required("EDGE_SECRETS").split(",", -1))
                .map(String::strip)
                .toList();
        if (!secrets.equals(List.of(""))
                && (secrets.size() > MAXIMUM_LIVE || secrets.stream().anyMatch(EdgeSettings::isWeak))) {
            settings.problem(
                    "EDGE_SECRETS",
                    "must be one secret, or two separated by a comma, each of at least " + MINIMUM_LENGTH
                            + " letters, digits or any of . _ ~ + / = -");
        }
        return new EdgeSettings(true, secrets.stream().map(Secret::new).toList());
    }

    /** Too short, or with a character that a header may change. */
    private static boolean isWeak(String secret) {
        return !secret.matches("[A-Za-z0-9._~+/=-]{" + MINIMUM_LENGTH + ",}");
    }
}
