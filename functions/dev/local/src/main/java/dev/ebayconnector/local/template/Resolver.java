package dev.ebayconnector.local.template;

import dev.ebayconnector.local.StackFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns {@code !Ref}, {@code !GetAtt X.Arn}, {@code !Sub}, {@code !If} and {@code !FindInMap} into what they stand for;
 * refuses anything else and names its place.
 */
final class Resolver {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");
    private static final String NO_VALUE = "AWS::NoValue";

    private final Map<String, String> parameters;
    private final Choices choices;
    private final LogicalResources resources;
    private final LocalCloud cloud;

    Resolver(Map<String, String> parameters, Choices choices, LogicalResources resources, LocalCloud cloud) {
        this.parameters = parameters;
        this.choices = choices;
        this.resources = resources;
        this.cloud = cloud;
    }

    /** What is left when {@code !If} is decided; empty for {@code AWS::NoValue}, which takes the property away. */
    Optional<Object> chosen(Object value, String place) {
        return switch (value) {
            case Intrinsic(var function, var argument)
            when function.equals("If") -> {
                var branches = arguments(argument, 3, value.toString(), place);
                var holds = condition(String.valueOf(branches.getFirst()), place);
                yield chosen(branches.get(holds ? 1 : 2), place);
            }
            case Intrinsic(var function, var argument)
            when function.equals("Ref") && argument.equals(NO_VALUE) -> Optional.empty();
            case Object other -> Optional.of(other);
        };
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
        var written = intrinsic.toString();
        return switch (intrinsic) {
            case Intrinsic(var function, String name) when function.equals("Ref") -> ref(name, written, place);
            case Intrinsic(var function, String name) when function.equals("GetAtt") -> attribute(name, written, place);
            case Intrinsic(var function, String text)
            when function.equals("Sub") ->
                PLACEHOLDER
                        .matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(placeholder(found, written, place)));
            case Intrinsic(var function, var keys) when function.equals("FindInMap") -> found(keys, written, place);
            default -> throw refused(written, place);
        };
    }

    private String found(Object keys, String written, String place) {
        var names = arguments(keys, 3, written, place).stream()
                .map(key -> text(key, place))
                .toList();
        return choices.find(names.get(0), names.get(1), names.get(2)).orElseThrow(() -> refused(written, place));
    }

    private boolean condition(String name, String place) {
        return holds(choices.condition(name).orElseThrow(() -> refused("the condition " + name, place)), place);
    }

    private boolean holds(Object condition, String place) {
        if (condition instanceof Intrinsic(var function, var argument)) {
            switch (function) {
                case "Equals":
                    var sides = arguments(argument, 2, condition.toString(), place);
                    return text(sides.get(0), place).equals(text(sides.get(1), place));
                case "Not":
                    return !holds(
                            arguments(argument, 1, condition.toString(), place).getFirst(), place);
                default:
            }
        }
        throw refused(String.valueOf(condition), place);
    }

    private static List<?> arguments(Object argument, int count, String written, String place) {
        if (argument instanceof List<?> list && list.size() == count) {
            return list;
        }
        throw refused(written, place);
    }

    private String placeholder(MatchResult found, String written, String place) {
        String name = found.group(1);
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        return name.contains(".") ? attribute(name, written, place) : ref(name, written, place);
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
                + " in the template; it knows !Ref, !GetAtt X.Arn and !Sub of parameters, functions and queues,"
                + " !FindInMap, and !If with !Equals and !Not.");
    }
}
