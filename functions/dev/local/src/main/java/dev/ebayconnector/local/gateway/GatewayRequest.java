package dev.ebayconnector.local.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An HTTP request as it was received.
 *
 * @param target path and query as sent, still encoded
 * @param headers by lower-case name, values in the order received
 */
record GatewayRequest(
        String method,
        String target,
        String protocol,
        Map<String, List<String>> headers,
        byte[] body,
        String sourceIp,
        Instant at) {

    String rawPath() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    String rawQuery() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }

    /** A header's last value, or an empty text. */
    String header(String lowerCaseName) {
        List<String> values = headers.getOrDefault(lowerCaseName, List.of());
        return values.isEmpty() ? "" : values.getLast();
    }
}
