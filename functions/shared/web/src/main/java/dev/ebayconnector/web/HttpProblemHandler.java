package dev.ebayconnector.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers with the problem that the code asked for. */
@Singleton
final class HttpProblemHandler implements ExceptionHandler<HttpProblem, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public MutableHttpResponse<?> handle(HttpRequest request, HttpProblem thrown) {
        var plain = Problem.of(thrown.status(), thrown.getMessage(), RequestIdFilter.idOf(request));
        var runId = thrown.runId() == null ? null : thrown.runId().toString();
        var problem = new Problem(
                plain.type(), plain.title(), plain.status(), plain.detail(), plain.requestId(), thrown.errors(), runId);
        var response = HttpResponse.status(thrown.status())
                .contentType(Problem.MEDIA_TYPE)
                .body(problem);
        return thrown.status() == HttpStatus.UNAUTHORIZED
                ? response.header("WWW-Authenticate", "Bearer realm=\"ebay-connector\"")
                : response;
    }
}
