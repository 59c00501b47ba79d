package dev.ebayconnector.web;

import dev.ebayconnector.postgres.DatabaseFailure;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers an unavailable database with 503, and every other unexpected exception with 500 and a logged stack trace. */
@Singleton
final class UnexpectedErrorHandler implements ExceptionHandler<RuntimeException, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorHandler.class);

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public HttpResponse<?> handle(HttpRequest request, RuntimeException thrown) {
        var requestId = RequestIdFilter.idOf(request);
        if (DatabaseFailure.isUnavailable(thrown)) {
            if (DatabaseFailure.isConnectionLost(thrown)) {
                RepeatedRead.connectionLost();
            }
            LOG.warn("database unavailable cause={}", DatabaseFailure.reason(thrown));
            return answer(Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "The database is unavailable. Try again in a few seconds.",
                            requestId))
                    .header("Retry-After", "2");
        }
        LOG.error("unexpected error", thrown);
        return answer(Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "An unexpected error occurred. Search the log for the request id.",
                requestId));
    }

    private static MutableHttpResponse<Problem> answer(Problem problem) {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(problem.status()))
                .contentType(Problem.MEDIA_TYPE)
                .body(problem);
    }
}
