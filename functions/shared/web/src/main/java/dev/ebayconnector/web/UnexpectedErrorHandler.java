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

/** A database that is away is 503 and named; everything else that nobody expected is 500 and logged with its stack. */
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
            LOG.warn("database unavailable request_id={} cause={}", requestId, DatabaseFailure.reason(thrown));
            return answer(Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE, "The database cannot be reached at the moment.", requestId))
                    .header("Retry-After", "2");
        }
        LOG.error("unexpected error request_id={}", requestId, thrown);
        return answer(Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something unexpected went wrong; the request id finds it in the log.",
                requestId));
    }

    private static MutableHttpResponse<Problem> answer(Problem problem) {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(problem.status()))
                .contentType(Problem.MEDIA_TYPE)
                .body(problem);
    }
}
