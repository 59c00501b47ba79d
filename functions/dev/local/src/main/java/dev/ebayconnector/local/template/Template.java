package dev.ebayconnector.local.template;

import dev.ebayconnector.local.lambda.FunctionSpec;
import java.util.List;

/** The parts of the template that the local stack runs. */
public record Template(
        List<FunctionSpec> functions,
        List<HttpRoute> routes,
        List<QueueDefinition> queues,
        List<QueueSource> queueSources,
        List<ScheduleSource> schedules) {

    public FunctionSpec function(String name) {
        return functions.stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a route or a queue invokes the function; one that a schedule invokes is started by its first event. */
    public boolean hasTrigger(FunctionSpec function) {
        return routes.stream().anyMatch(route -> route.function().equals(function.name()))
                || queueSources.stream().anyMatch(source -> source.function().equals(function.name()));
    }
}
