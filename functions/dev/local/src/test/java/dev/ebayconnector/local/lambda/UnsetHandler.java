package dev.ebayconnector.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Cannot be created, for the want of settings, and a framework wraps the reason. */
public final class UnsetHandler implements RequestHandler<String, String> {
    public UnsetHandler() {
        throw new IllegalStateException("Error instantiating bean\n\n"
                + "Message: Invalid settings: DATABASE_URL is missing; SESSION_KEYS is missing");
    }

    @Override
    public String handleRequest(String event, Context context) {
        return event;
    }
}
