package dev.ebayconnector.bench;

import dev.ebayconnector.local.lambda.FunctionSpec;
import java.util.List;
import java.util.Optional;

/**
 * A program to measure, the GET request it answers, and the status that shows that it did the work.
 *
 * @param signedIn whether the request carries a session that the program checks
 * @param function with the settings it needs
 * @param packed   the same as it is deployed, with its AOT cache; empty if it is not packed
 * @param command  of the program if it is none of Java's; else empty
 */
record Subject(
        String name,
        Kind kind,
        String get,
        int status,
        boolean signedIn,
        FunctionSpec function,
        Optional<FunctionSpec> packed,
        List<String> command) {

    Subject(String name, Kind kind, String get, int status, boolean signedIn, FunctionSpec function) {
        this(name, kind, get, status, signedIn, function, Optional.empty(), List.of());
    }

    boolean isJava() {
        return command.isEmpty();
    }
}
