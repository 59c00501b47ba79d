package dev.ebayconnector.local.template;

import dev.ebayconnector.local.stack.ProjectRoot;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code template.yaml} as written, and as it is with some parameters. */
final class Deployed {

    static final Path ROOT = ProjectRoot.find("", Path.of(""));
    static final Map<String, Object> FILE = TemplateYaml.read(ROOT.resolve("template.yaml"));

    private Deployed() {}

    /** The template with these parameters, defaults for the others, and any text for those without a default. */
    static Template with(Map<String, String> parameters) {
        var settings = new HashMap<>(parameters);
        parameters().forEach((name, parameter) -> {
            if (!parameter.containsKey("Default")) {
                settings.putIfAbsent(name, "any");
            }
        });
        return new TemplateReader(ROOT, new LocalCloud("eu-central-1", URI.create("http://127.0.0.1:1")))
                .read(settings);
    }

    static Map<String, Map<String, Object>> parameters() {
        return sections("Parameters");
    }

    /** The resources of a type, by their logical names, with their properties. */
    static Map<String, Map<String, Object>> ofType(String type) {
        return sections("Resources").entrySet().stream()
                .filter(resource -> type.equals(resource.getValue().get("Type")))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        resource -> mapping(resource.getValue().get("Properties"))));
    }

    static Map<String, Object> mapping(Object value) {
        return Section.mapping(value, "template.yaml");
    }

    /** What {@code !Ref} or {@code !GetAtt} names, without the attribute. */
    static Optional<String> target(Object value) {
        return value instanceof Intrinsic(var function, String name)
                        && List.of("Ref", "GetAtt").contains(function)
                ? Optional.of(name.contains(".") ? name.substring(0, name.indexOf('.')) : name)
                : Optional.empty();
    }

    private static Map<String, Map<String, Object>> sections(String name) {
        return mapping(FILE.get(name)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> mapping(entry.getValue())));
    }
}
