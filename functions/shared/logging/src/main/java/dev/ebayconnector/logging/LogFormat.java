package dev.ebayconnector.logging;

public enum LogFormat {
    /** One JSON object on one line, for CloudWatch. */
    JSON,
    /** For people: the stack of an exception has lines of its own. */
    TEXT
}
