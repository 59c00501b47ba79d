package dev.ebayconnector.security;

import static dev.ebayconnector.security.Access.ADMIN;
import static dev.ebayconnector.security.Access.OWNER;
import static dev.ebayconnector.security.Access.PUBLIC;
import static dev.ebayconnector.security.Access.SIGNED_IN;
import static dev.ebayconnector.security.Access.SYNC;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who may use which route: the one place that says so. {@link PolicyRule} enforces it, {@code PolicyTest} (in {@code
 * functions/dev/local}) fails for a route that has no line here and for a line that has no route, and {@code AccessMatrix}
 * asks every route as each kind of caller.
 *
 * <p>Any admin may operate every account. Only its owner, or a new consent of the seller, changes its connection.
 */
public final class Policy {

    /**
     * One route, by its method and its template without the names of the variables.
     *
     * @param enrolling whether an admin may use it who has to add a second factor first
     */
    public record Line(String method, String path, Access access, boolean enrolling) {

        Line(String method, String path, Access access) {
            this(method, path, access, false);
        }

        private Line whileEnrolling() {
            return new Line(method, path, access, true);
        }

        boolean allows(Set<String> roles) {
            return access.allows(roles) || enrolling && roles.contains(Roles.ENROLLING);
        }

        private String key() {
            return Policy.key(method, path);
        }
    }

    public static final List<Line> LINES = List.of(
            new Line("GET", "/healthz", PUBLIC),
            new Line("GET", "/healthz/db", PUBLIC),
            new Line("GET", "/api/health", PUBLIC),
            new Line("GET", "/api/health/full", SIGNED_IN),
            new Line("GET", "/api/health/diagnosis", SIGNED_IN),
            new Line("GET", "/api/health/latency", SIGNED_IN),
            new Line("GET", "/api/version", PUBLIC),
            new Line("GET", "/api/openapi.json", PUBLIC),
            new Line("POST", "/api/auth/login", PUBLIC),
            new Line("POST", "/api/auth/login/second", PUBLIC),
            new Line("POST", "/api/auth/login/passkey", PUBLIC),
            new Line("POST", "/api/auth/login/passkey/confirm", PUBLIC),
            new Line("POST", "/api/auth/logout", PUBLIC),
            new Line("GET", "/api/auth/me", SIGNED_IN).whileEnrolling(),
            new Line("POST", "/api/auth/step-up", SIGNED_IN).whileEnrolling(),
            new Line("POST", "/api/auth/step-up/passkey", SIGNED_IN).whileEnrolling(),
            new Line("GET", "/api/auth/factors", SIGNED_IN).whileEnrolling(),
            new Line("POST", "/api/auth/factors/totp", SIGNED_IN).whileEnrolling(),
            new Line("POST", "/api/auth/factors/totp/confirm", SIGNED_IN).whileEnrolling(),
            new Line("POST", "/api/auth/factors/passkey", SIGNED_IN).whileEnrolling(),
            new Line("POST", "/api/auth/factors/passkey/confirm", SIGNED_IN).whileEnrolling(),
            new Line("POST", "/api/auth/factors/recovery-codes", SIGNED_IN),
            new Line("POST", "/api/auth/factors/{}/remove", SIGNED_IN),
            new Line("POST", "/api/auth/password", SIGNED_IN),
            new Line("POST", "/api/auth/password/link", PUBLIC),
            new Line("GET", "/api/auth/sessions", SIGNED_IN),
            new Line("POST", "/api/auth/sessions/{}/end", SIGNED_IN),
            new Line("POST", "/api/auth/sessions/end", SIGNED_IN),
            new Line("GET", "/api/auth/api-tokens", ADMIN),
            new Line("POST", "/api/auth/api-tokens", ADMIN),
            new Line("POST", "/api/auth/api-tokens/{}/revoke", ADMIN),
            new Line("GET", "/api/users", ADMIN),
            new Line("POST", "/api/users", ADMIN),
            new Line("POST", "/api/users/{}/role", ADMIN),
            new Line("POST", "/api/users/{}/disable", ADMIN),
            new Line("POST", "/api/users/{}/enable", ADMIN),
            new Line("POST", "/api/users/{}/delete", ADMIN),
            new Line("GET", "/api/users/{}/sessions", ADMIN),
            new Line("POST", "/api/users/{}/sessions/end", ADMIN),
            new Line("POST", "/api/users/{}/password-link", ADMIN),
            new Line("POST", "/api/users/{}/factors/reset", ADMIN),
            new Line("POST", "/api/ebay/oauth/start", OWNER),
            new Line("GET", "/api/ebay/oauth/callback", PUBLIC),
            new Line("GET", "/api/ebay/oauth/declined", PUBLIC),
            new Line("GET", "/api/ebay/accounts", SIGNED_IN),
            new Line("GET", "/api/ebay/accounts/{}", SIGNED_IN),
            new Line("POST", "/api/ebay/accounts/{}/disconnect", OWNER),
            new Line("GET", "/api/ebay/token-info", SIGNED_IN),
            new Line("POST", "/api/ebay/token-info/{}/refresh", ADMIN),
            new Line("GET", "/api/admin/debug/tokeninfo/latest", ADMIN),
            new Line("GET", "/api/ebay/logs", ADMIN),
            new Line("POST", "/api/ebay/sync/all", SYNC),
            new Line("POST", "/api/ebay/sync/{}", SYNC),
            new Line("GET", "/api/ebay/sync/schedules", SIGNED_IN),
            new Line("PUT", "/api/ebay/sync/schedules/{}/{}", ADMIN),
            new Line("GET", "/api/ebay/sync/runs", SIGNED_IN),
            new Line("GET", "/api/ebay/sync/runs/{}", SIGNED_IN),
            new Line("POST", "/api/ebay/sync/runs/{}/cancel", SYNC),
            new Line("POST", "/api/ebay/sync/runs/{}/resume", SYNC),
            new Line("GET", "/api/ebay/sync/runs/{}/events", SYNC),
            new Line("POST", "/api/ebay/sync/checkpoints/{}/{}/reset", ADMIN),
            new Line("GET", "/api/ebay/sync/quarantine", SIGNED_IN),
            new Line("GET", "/api/ebay/sync/quarantine/{}", SIGNED_IN),
            new Line("POST", "/api/ebay/sync/quarantine/{}/dismiss", ADMIN),
            new Line("POST", "/api/ebay/sync/quarantine/{}/retry", ADMIN),
            new Line("GET", "/api/ebay/sync/proof", SIGNED_IN),
            new Line("POST", "/api/ebay/sync/proof", SYNC),
            new Line("POST", "/api/ebay/sync/proof/repair", SYNC),
            new Line("GET", "/api/ebay/sync/quota", SIGNED_IN),
            new Line("GET", "/api/ebay/notifications", PUBLIC),
            new Line("POST", "/api/ebay/notifications", PUBLIC),
            new Line("GET", "/api/ebay/notifications/sandbox", PUBLIC),
            new Line("POST", "/api/ebay/notifications/sandbox", PUBLIC),
            new Line("GET", "/api/erasures", ADMIN),
            new Line("POST", "/api/erasures", ADMIN),
            new Line("GET", "/api/erasures/{}", ADMIN),
            new Line("POST", "/api/erasures/{}/retry", ADMIN),
            new Line("GET", "/api/alerts/receivers", ADMIN),
            new Line("POST", "/api/alerts/receivers", ADMIN),
            new Line("GET", "/api/alerts/receivers/{}", ADMIN),
            new Line("PUT", "/api/alerts/receivers/{}", ADMIN),
            new Line("POST", "/api/alerts/receivers/{}/delete", ADMIN),
            new Line("POST", "/api/alerts/receivers/{}/test", ADMIN),
            new Line("POST", "/api/alerts/receivers/{}/rotate-secret", ADMIN),
            new Line("GET", "/api/alerts/deliveries", ADMIN),
            new Line("GET", "/api/alerts/deliveries/{}", ADMIN),
            new Line("POST", "/api/alerts/deliveries/{}/replay", ADMIN),
            new Line("GET", "/api/ebay/{}", SIGNED_IN),
            new Line("GET", "/api/ebay/{}/{}", SIGNED_IN),
            new Line("GET", "/api/ebay/{}/export", SIGNED_IN),
            new Line("GET", "/api/ebay/{}/days", SIGNED_IN));

    private static final Map<String, Line> BY_ROUTE =
            LINES.stream().collect(Collectors.toUnmodifiableMap(Line::key, Function.identity()));

    private Policy() {}

    /**
     * The line of a route.
     *
     * @param method   HEAD is what GET is
     * @param template as the controller writes it, such as {@code /api/ebay/accounts/{id}}
     */
    public static Optional<Line> of(String method, String template) {
        return Optional.ofNullable(BY_ROUTE.get(key(method, template)));
    }

    /** Variables may have any name, and a template may end with a slash. */
    private static String key(String method, String template) {
        var path = template.replaceAll("\\{[^}]*}", "{}").replaceAll("(?<=.)/$", "");
        return (method.equals("HEAD") ? "GET" : method) + " " + path;
    }
}
