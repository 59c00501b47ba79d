package dev.ebayconnector.bench;

import dev.ebayconnector.local.lambda.FunctionSpec;

/**
 * A function to measure, the GET request it answers, and the status that shows that it did the work.
 *
 * @param function with the settings it needs
 */
record Subject(String name, String target, int status, FunctionSpec function) {}
