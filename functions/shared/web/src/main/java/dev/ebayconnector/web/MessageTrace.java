package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.ebayconnector.core.TraceParent;

/** The trace that a message of a queue belongs to: its attribute {@code traceparent}. */
public final class MessageTrace {

    private MessageTrace() {}

    /** Null if the message has none, as one of the release before. */
    public static String of(SQSMessage message) {
        var attribute = message.getMessageAttributes() == null
                ? null
                : message.getMessageAttributes().get(TraceParent.HEADER);
        return attribute == null ? null : attribute.getStringValue();
    }
}
