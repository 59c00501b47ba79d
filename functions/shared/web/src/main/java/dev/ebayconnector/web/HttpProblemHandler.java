package dev.ebayconnector.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers with the problem that the code threw. */
@Singleton
final class HttpProblemHandler implements ExceptionHandler<HttpProblem, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public MutableHttpResponse<?> handle(HttpRequest request, HttpProblem thrown) {
        var response = HttpResponse.status(thrown.status())
                .contentType(Problem.MEDIA_TYPE)
                .body(Problem.of(thrown, RequestIdFilter.idOf(request)));
        thrown.retryAfterSeconds().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return thrown.status() == HttpStatus.UNAUTHORIZED
                ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"ebay-connector\"")
                : response;
    }
}
