package dev.ebayconnector.web;

import java.util.Map;

/** Headers that tell a browser to make nothing of an answer but what it is: no page, no script, no frame (OWASP REST). */
final class SecurityHeaders {

    static final Map<String, String> ALL = Map.of(
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer");

    private SecurityHeaders() {}
}
