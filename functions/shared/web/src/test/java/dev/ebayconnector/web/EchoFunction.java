package dev.ebayconnector.web;

import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import java.util.Map;

/** A function of the tests, in front of {@link EchoController}. */
public final class EchoFunction extends HttpFunction {

    /** The secret that {@link #EchoFunction()} asks for. */
    public static final String EDGE_SECRET = "0123456789abcdef0123456789abcdef";

    public EchoFunction() {
        this(Map.of("EDGE_SECRETS", EDGE_SECRET));
    }

    EchoFunction(Map<String, String> environment) {
        super(environment);
    }

    HttpAnswer call(HttpEvent event) {
        return LambdaCall.http(this, event);
    }
}
