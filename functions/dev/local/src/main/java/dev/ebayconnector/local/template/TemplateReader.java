package dev.ebayconnector.local.template;

import dev.ebayconnector.local.StackFailure;
import dev.ebayconnector.local.lambda.FunctionPackage;
import dev.ebayconnector.local.lambda.FunctionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the template that is deployed, so that the local stack runs the same functions, routes, queues and schedules. */
public final class TemplateReader {
    private static final String RUNTIME = "java25";

    private final Path root;
    private final LocalCloud cloud;

    public TemplateReader(Path root, LocalCloud cloud) {
        this.root = root;
        this.cloud = cloud;
    }

    /** @param settings values for the template's parameters, by the settings' keys ({@code DATABASE_URL}) */
    public Template read(Map<String, String> settings) {
        Map<String, Object> file = TemplateYaml.read(root.resolve("template.yaml"));
        Map<String, Object> resources = Section.mapping(file.get("Resources"), "Resources");
        Resolver resolver = new Resolver(
                Parameters.resolve(Section.mapping(file.get("Parameters"), "Parameters"), settings),
                Choices.of(file),
                new LogicalResources(resources),
                cloud);
        Section globals =
                new Section("Globals", Section.mapping(file.get("Globals"), "Globals"), resolver).section("Function");
        Reading reading = new Reading(globals);
        resources.forEach(
                (name, value) -> reading.resource(name, new Section(name, Section.mapping(value, name), resolver)));
        return new Template(reading.functions, reading.routes, reading.queues, reading.sources, reading.schedules);
    }

    /** The packages that the functions' {@code CodeUri} name. */
    public static List<FunctionPackage> packages(Path root) {
        var resources =
                Section.mapping(TemplateYaml.read(root.resolve("template.yaml")).get("Resources"), "Resources");
        return resources.entrySet().stream()
                .map(resource -> Section.mapping(resource.getValue(), resource.getKey()))
                .filter(resource -> LogicalResources.FUNCTION.equals(resource.get("Type")))
                .map(resource -> Section.mapping(resource.get("Properties"), "Properties"))
                .flatMap(properties ->
                        FunctionPackage.of(root.resolve(String.valueOf(properties.get("CodeUri")))
                                        .normalize())
                                .stream())
                .toList();
    }

    private final class Reading {
        private final Section globals;
        private final List<FunctionSpec> functions = new ArrayList<>();
        private final List<HttpRoute> routes = new ArrayList<>();
        private final List<QueueDefinition> queues = new ArrayList<>();
        private final List<QueueSource> sources = new ArrayList<>();
        private final List<ScheduleSource> schedules = new ArrayList<>();

        Reading(Section globals) {
            this.globals = globals;
        }

        void resource(String name, Section resource) {
            switch (resource.requiredText("Type")) {
                case LogicalResources.FUNCTION ->
                    function(name, resource.section("Properties").over(globals));
                case LogicalResources.QUEUE -> queues.add(queue(name, resource.section("Properties")));
                default -> {} // roles, alarms and log groups mean nothing on one machine
            }
        }

        private void function(String name, Section properties) {
            String runtime = properties.requiredText("Runtime");
            if (!runtime.equals(RUNTIME)) {
                throw StackFailure.wrongInput(
                        properties.place() + ".Runtime is " + runtime + "; the local stack runs " + RUNTIME + ".");
            }
            Section variables = properties.section("Environment").section("Variables");
            functions.add(new FunctionSpec(
                    name,
                    List.of(jar(properties.requiredText("CodeUri"))),
                    properties.requiredText("Handler"),
                    variables.keys().stream().collect(Collectors.toMap(key -> key, variables::requiredText)),
                    properties.number("MemorySize", 128),
                    Duration.ofSeconds(properties.number("Timeout", 3)),
                    properties.number("ReservedConcurrentExecutions", 0)));
            Section events = properties.section("Events");
            events.keys().forEach(event -> event(name, event, events.section(event)));
        }

        private Path jar(String codeUri) {
            var path = root.resolve(codeUri).normalize();
            return FunctionPackage.of(path).map(FunctionPackage::jar).orElse(path);
        }

        private void event(String function, String name, Section event) {
            Section properties = event.section("Properties");
            switch (event.requiredText("Type")) {
                case "HttpApi" -> routes.add(route(function, properties));
                case "SQS" -> sources.add(source(function, properties));
                case "Schedule" ->
                    schedules.add(new ScheduleSource(function, name, properties.requiredText("Schedule")));
                case String other ->
                    throw StackFailure.wrongInput(event.place() + ".Type is " + other
                            + "; the local stack runs HttpApi, SQS and Schedule events.");
            }
        }

        private HttpRoute route(String function, Section properties) {
            if (!properties.text("PayloadFormatVersion").equals(Optional.of("1.0"))) {
                throw StackFailure.wrongInput(
                        properties.place() + ".PayloadFormatVersion must be '1.0', the format the functions read.");
            }
            return new HttpRoute(
                    properties.text("Method").orElse(HttpRoute.ANY).toUpperCase(Locale.ROOT),
                    properties.text("Path").orElse(HttpRoute.DEFAULT),
                    function);
        }

        private QueueSource source(String function, Section properties) {
            return new QueueSource(
                    function,
                    properties.requiredText("Queue"),
                    properties.number("BatchSize", 10),
                    properties.list("FunctionResponseTypes").contains("ReportBatchItemFailures"),
                    properties.section("ScalingConfig").number("MaximumConcurrency", 0));
        }

        private QueueDefinition queue(String name, Section properties) {
            Section redrive = properties.section("RedrivePolicy");
            return new QueueDefinition(
                    name,
                    properties.number("VisibilityTimeout", 30),
                    redrive.text("deadLetterTargetArn")
                            .map(arn -> new QueueDefinition.DeadLetters(arn, redrive.number("maxReceiveCount", 1))));
        }
    }
}
