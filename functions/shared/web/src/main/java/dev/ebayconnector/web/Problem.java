package dev.ebayconnector.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ebayconnector.core.RequestId;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;

/**
 * An error as RFC 9457 defines it, with the request id that finds it in the log. Never holds a stack, SQL or a host name.
 *
 * @param members what one kind of problem says in addition, beside the members that all have
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> members) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One field of the input and what is wrong with it. */
    @Serdeable
    public record FieldError(String field, String message) {}

    static Problem of(HttpStatus status, String detail, RequestId requestId) {
        return new Problem(
                "about:blank", status.getReason(), status.getCode(), detail, requestId.value(), List.of(), Map.of());
    }

    static Problem of(HttpProblem thrown, RequestId requestId) {
        return new Problem(
                "about:blank",
                thrown.status().getReason(),
                thrown.status().getCode(),
                thrown.getMessage(),
                requestId.value(),
                thrown.errors(),
                thrown.members());
    }
}
