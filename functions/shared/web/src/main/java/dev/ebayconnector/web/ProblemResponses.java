package dev.ebayconnector.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Turns Micronaut's own errors into problems. */
@Singleton
@Primary
final class ProblemResponses implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        var request = context.getRequest();
        var status = HttpStatus.valueOf(response.code());
        var body = Problem.of(status, detail(context, status), RequestIdFilter.idOf(request));
        var answer = response.contentType(Problem.MEDIA_TYPE);
        return request.getMethod() == HttpMethod.HEAD ? answer.body(null) : answer.body(body);
    }

    static String nothingAt(String path) {
        return "There is nothing at " + path + ".";
    }

    /** Micronaut's own texts may quote class names, so only those about the request line are passed on. */
    private static String detail(ErrorContext context, HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> nothingAt(context.getRequest().getPath());
            case METHOD_NOT_ALLOWED -> "This method is not allowed here; the header Allow names those that are.";
            case BAD_REQUEST -> "The body or a header could not be read; send well-formed JSON.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body as application/json.";
            case INTERNAL_SERVER_ERROR -> "An unexpected error occurred. Search the log for the request id.";
            default ->
                context.getErrors().stream().findFirst().map(Error::getMessage).orElse(status.getReason());
        };
    }
}
