package dev.ebayconnector.local.template;

import dev.ebayconnector.local.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Parses the file; every {@code !Tag} becomes an {@link Intrinsic}, so that only the ones in use must be understood. */
final class TemplateYaml {
    private TemplateYaml() {}

    static Map<String, Object> read(Path file) {
        try (var text = Files.newBufferedReader(file)) {
            return Section.mapping(
                    new Yaml(new Tags()).load(text), file.getFileName().toString());
        } catch (IOException e) {
            throw StackFailure.wrongInput("Cannot read the template " + file + "; it belongs in the project's root.");
        } catch (YAMLException e) {
            throw StackFailure.wrongInput(file.getFileName() + " is not valid YAML: " + e.getMessage());
        }
    }

    private static final class Tags extends SafeConstructor {
        Tags() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new Intrinsic(node.getTag().getValue().substring(1), argument(node));
                }
            });
        }

        private Object argument(Node node) {
            return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> new LinkedHashMap<>(constructMapping(mapping));
                default -> node.toString();
            };
        }
    }
}
