package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.micronaut.http.HttpStatus;

/** Answers requests for paths that no function serves, without a database. */
public final class UnknownRouteFunction extends HttpFunction {

    private final ProblemEvent problems;

    public UnknownRouteFunction() {
        super(System.getenv());
        this.problems = context().getBean(ProblemEvent.class);
    }

    @Override
    APIGatewayProxyResponseEvent answer(APIGatewayProxyRequestEvent event, Context context) {
        var answer = problems.answer(event, HttpStatus.NOT_FOUND, ProblemResponses.nothingAt(event.getPath()));
        return event.getHttpMethod().equals("HEAD") ? answer.withBody(null) : answer;
    }
}
