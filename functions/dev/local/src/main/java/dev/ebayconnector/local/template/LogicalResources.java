package dev.ebayconnector.local.template;

import java.util.Map;
import java.util.Optional;

/** The logical names of the template's functions and queues. */
record LogicalResources(Map<String, Object> resources) {
    static final String FUNCTION = "AWS::Serverless::Function";
    static final String QUEUE = "AWS::SQS::Queue";

    Optional<String> queueName(String logical) {
        return ofType(logical, QUEUE);
    }

    Optional<String> functionName(String logical) {
        return ofType(logical, FUNCTION);
    }

    private Optional<String> ofType(String logical, String type) {
        if (!resources.containsKey(logical)) {
            return Optional.empty();
        }
        Object actual =
                Section.mapping(resources.get(logical), "Resources." + logical).get("Type");
        return type.equals(actual) ? Optional.of(logical) : Optional.empty();
    }
}
