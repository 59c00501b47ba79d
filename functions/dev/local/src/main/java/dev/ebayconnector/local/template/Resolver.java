package dev.ebayconnector.local.template;

import dev.ebayconnector.local.StackFailure;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns {@code !Ref}, {@code !GetAtt X.Arn} and {@code !Sub} into text; refuses anything else and names its place. */
final class Resolver {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    private final Map<String, String> parameters;
    private final LogicalResources resources;
    private final LocalCloud cloud;

    Resolver(Map<String, String> parameters, LogicalResources resources, LocalCloud cloud) {
        this.parameters = parameters;
        this.resources = resources;
        this.cloud = cloud;
    }

    String text(Object value, String place) {
        return switch (value) {
            case Intrinsic intrinsic -> intrinsic(intrinsic, place);
            case Map<?, ?> map -> throw refused("a mapping", place);
            case List<?> list -> throw refused("a list", place);
            case Object plain -> String.valueOf(plain);
        };
    }

    private String intrinsic(Intrinsic intrinsic, String place) {
        if (!(intrinsic.argument() instanceof String argument)) {
            throw refused(intrinsic.toString(), place);
        }
        return switch (intrinsic.function()) {
            case "Ref" -> ref(argument, intrinsic.toString(), place);
            case "GetAtt" -> attribute(argument, intrinsic.toString(), place);
            case "Sub" ->
                PLACEHOLDER
                        .matcher(argument)
                        .replaceAll(found -> Matcher.quoteReplacement(placeholder(found, intrinsic, place)));
            default -> throw refused(intrinsic.toString(), place);
        };
    }

    private String placeholder(MatchResult found, Intrinsic intrinsic, String place) {
        String name = found.group(1);
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        return name.contains(".")
                ? attribute(name, intrinsic.toString(), place)
                : ref(name, intrinsic.toString(), place);
    }

    private String ref(String name, String written, String place) {
        if (parameters.containsKey(name)) {
            return parameters.get(name);
        }
        return cloud.pseudoParameter(name)
                .or(() -> resources.queueName(name).map(cloud::queueUrl))
                .or(() -> resources.functionName(name))
                .orElseThrow(() -> refused(written, place));
    }

    private String attribute(String name, String written, String place) {
        if (!name.endsWith(".Arn")) {
            throw refused(written, place);
        }
        String resource = name.substring(0, name.length() - ".Arn".length());
        return resources
                .queueName(resource)
                .map(cloud::queueArn)
                .or(() -> resources.functionName(resource).map(cloud::functionArn))
                .orElseThrow(() -> refused(written, place));
    }

    private static StackFailure refused(String written, String place) {
        return StackFailure.wrongInput("The local stack cannot resolve " + written + " at " + place
                + " in the template; it knows !Ref, !GetAtt X.Arn and !Sub of parameters, functions and queues.");
    }
}
