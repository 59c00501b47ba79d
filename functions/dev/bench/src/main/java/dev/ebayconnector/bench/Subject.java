package dev.ebayconnector.bench;

import dev.ebayconnector.local.lambda.FunctionSpec;
import java.util.List;

/**
 * A program to measure, the GET request it answers, and the status that shows that it did the work.
 *
 * @param signedIn whether the request carries a session that the program checks
 * @param function with the settings it needs
 * @param command  of the program if it is none of Java's; else empty
 */
record Subject(
        String name, Kind kind, String get, int status, boolean signedIn, FunctionSpec function, List<String> command) {

    Subject(String name, Kind kind, String get, int status, boolean signedIn, FunctionSpec function) {
        this(name, kind, get, status, signedIn, function, List.of());
    }

    boolean isJava() {
        return command.isEmpty();
    }
}
