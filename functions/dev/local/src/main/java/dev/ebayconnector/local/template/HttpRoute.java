package dev.ebayconnector.local.template;

/** A route of the HTTP API: {@code path} may hold {@code {name}} and end in {@code {proxy+}}, or be {@code $default}. */
public record HttpRoute(String method, String path, String function) {
    public static final String DEFAULT = "$default";
    public static final String ANY = "ANY";
}
