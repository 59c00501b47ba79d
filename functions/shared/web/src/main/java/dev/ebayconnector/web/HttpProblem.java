package dev.ebayconnector.web;

import dev.ebayconnector.web.Problem.FieldError;
import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.UUID;

/** Ends a request with a problem; the detail is for the caller's eyes. */
public final class HttpProblem extends RuntimeException {

    private final HttpStatus status;
    private final List<FieldError> errors;
    private final UUID runId;

    private HttpProblem(HttpStatus status, String detail, List<FieldError> errors, UUID runId) {
        super(detail, null, false, false);
        if (status == HttpStatus.BAD_GATEWAY || status == HttpStatus.GATEWAY_TIMEOUT) {
            // Cloudflare may answer with a page of its own in their place, and the request id is gone.
            throw new IllegalArgumentException("use 503 instead of " + status.getCode());
        }
        this.status = status;
        this.errors = errors;
        this.runId = runId;
    }

    public static HttpProblem of(HttpStatus status, String detail) {
        return new HttpProblem(status, detail, List.of(), null);
    }

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
        return new HttpProblem(HttpStatus.UNPROCESSABLE_ENTITY, first.field() + " " + first.message(), errors, null);
    }

    /** 409, naming the run that is in the way. */
    public static HttpProblem runActive(UUID runId) {
        return new HttpProblem(
                HttpStatus.CONFLICT, "A sync of this account and resource is already under way.", List.of(), runId);
    }

    HttpStatus status() {
        return status;
    }

    List<FieldError> errors() {
        return errors;
    }

    UUID runId() {
        return runId;
    }
}
