package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.ebayconnector.core.settings.Secret;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses every request that did not come through the edge, on every route. Only a request with the edge's secret may name
 * the client's address, in {@code CF-Connecting-IP}: Cloudflare sets this header itself, whatever the client sent.
 */
@Singleton
final class EdgeGate {

    static final String SECRET = "X-Edge-Secret";

    private static final String CLIENT_ADDRESS = "CF-Connecting-IP";
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

    private final boolean required;
    private final List<byte[]> live;
    private final ProblemEvent problems;

    EdgeGate(EdgeSettings settings, ProblemEvent problems) {
        this.required = settings.required();
        this.live = settings.secrets().stream()
                .map(Secret::reveal)
                .map(EdgeGate::digest)
                .toList();
        this.problems = problems;
    }

    /** The refusal; or empty, after the client's address was set as the event's source and the secret was removed. */
    Optional<APIGatewayProxyResponseEvent> refuse(APIGatewayProxyRequestEvent event) {
        if (!required) {
            return Optional.empty();
        }
        if (!knows(EventHeaders.first(event, SECRET).orElse(""))) {
            return Optional.of(
                    problems.answer(event, HttpStatus.FORBIDDEN, "Send requests through the edge; the functions accept no others."));
        }
        EventHeaders.remove(event, SECRET);
        EventHeaders.first(event, CLIENT_ADDRESS)
                .map(String::strip)
                .filter(ADDRESS.asMatchPredicate())
                .ifPresent(address -> event.getRequestContext().getIdentity().setSourceIp(address));
        return Optional.empty();
    }

    /** Compares with every live value in constant time; compares digests, so that the length is not revealed either. */
    private boolean knows(String offered) {
        var digest = digest(offered);
        boolean known = false;
        for (var secret : live) {
            known |= MessageDigest.isEqual(secret, digest);
        }
        return known;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
