package dev.ebayconnector.web;

import dev.ebayconnector.web.Problem.FieldError;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Ends a request with a problem (RFC 9457). The detail and the members are shown to the caller. */
public final class HttpProblem extends RuntimeException {

    private static final Set<String> RESERVED =
            Set.of("type", "title", "status", "detail", "instance", "request_id", "errors");

    private final HttpStatus status;
    private final List<FieldError> errors;
    private final Map<String, Object> members;
    private final Duration retryAfter;

    private HttpProblem(
            HttpStatus status,
            String detail,
            List<FieldError> errors,
            Map<String, Object> members,
            Duration retryAfter) {
        super(detail, null, false, false);
        if (status == HttpStatus.BAD_GATEWAY || status == HttpStatus.GATEWAY_TIMEOUT) {
            // Cloudflare may replace these answers with a page of its own, which loses the request id.
            throw new IllegalArgumentException("use 503 instead of " + status.getCode());
        }
        this.status = status;
        this.errors = errors;
        this.members = members;
        this.retryAfter = retryAfter;
    }

    public static HttpProblem of(HttpStatus status, String detail) {
        return new HttpProblem(status, detail, List.of(), Map.of(), null);
    }

    /** 404: "{@code what} does not exist." */
    public static HttpProblem notFound(String what) {
        return of(HttpStatus.NOT_FOUND, what + " does not exist.");
    }

    /** 422, naming one field. */
    public static HttpProblem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** 422, naming every field at once. */
    public static HttpProblem invalid(List<FieldError> errors) {
        var first = errors.getFirst();
        return new HttpProblem(
                HttpStatus.UNPROCESSABLE_ENTITY,
                first.field() + " " + first.message(),
                List.copyOf(errors),
                Map.of(),
                null);
    }

    /**
     * The same problem with a member more, which is how a function tells the caller an id or a state to act on.
     *
     * @param name  in snake case; none of the members that every problem has
     * @param value a text, a number, a boolean, or a list or map of these; not null
     */
    public HttpProblem with(String name, Object value) {
        if (RESERVED.contains(name) || value == null) {
            throw new IllegalArgumentException("cannot add the member " + name + " to a problem");
        }
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new HttpProblem(status, getMessage(), errors, Collections.unmodifiableMap(more), retryAfter);
    }

    /** The same problem with the header {@code Retry-After}, in whole seconds and at least one. */
    public HttpProblem retryAfter(Duration wait) {
        return new HttpProblem(status, getMessage(), errors, members, wait);
    }

    HttpStatus status() {
        return status;
    }

    List<FieldError> errors() {
        return errors;
    }

    Map<String, Object> members() {
        return members;
    }

    /** The value of {@code Retry-After}. */
    Optional<String> retryAfterSeconds() {
        return Optional.ofNullable(retryAfter).map(wait -> Long.toString(Math.max(1, wait.toSeconds())));
    }
}
