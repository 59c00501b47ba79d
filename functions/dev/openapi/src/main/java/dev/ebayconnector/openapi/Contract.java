package dev.ebayconnector.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the files {@code functions/<name>/openapi.yaml} say.
 *
 * @param tags       of the functions, with what they are for
 * @param schemas    by the name in the document
 * @param operations of all functions
 * @param examples   what a member looks like, by its name or by {@code Schema.name}
 */
record Contract(
        Map<String, String> tags, Map<String, Yaml> schemas, List<Operation> operations, Map<String, Object> examples) {

    private static final String EXAMPLES =
            "functions/dev/openapi/src/main/resources/dev/ebayconnector/openapi/examples.yaml";

    static Contract read(Path root) throws IOException {
        var tags = new LinkedHashMap<String, String>();
        var schemas = new LinkedHashMap<String, Yaml>();
        var operations = new ArrayList<Operation>();
        for (var file : files(root)) {
            var yaml = load(file).only("tag", "about", "schemas", "operations", "records");
            var tag = yaml.text("tag");
            tags.put(tag, yaml.text("about"));
            yaml.mapping("schemas").members().forEach((name, schema) -> schemas.put(name, schema(name, schema)));
            yaml.mapping("operations").mappings().forEach(one -> operations.add(Operation.read(one.where(), tag, one)));
            for (var record : yaml.mapping("records").mappings()) {
                var stored = StoredRecords.read(record, tag);
                schemas.putAll(stored.schemas());
                operations.addAll(stored.operations());
            }
        }
        return new Contract(
                tags,
                schemas,
                List.copyOf(operations),
                load(root.resolve(EXAMPLES)).members());
    }

    /** One text is the name of a record. */
    private static Yaml schema(String name, Object schema) {
        return Yaml.of("schema " + name, schema instanceof String record ? Map.of("of", record) : schema);
    }

    private static List<Path> files(Path root) throws IOException {
        try (var functions = Files.list(root.resolve("functions"))) {
            var found = functions
                    .map(function -> function.resolve("openapi.yaml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new ContractException("no function has an openapi.yaml");
            }
            return Collections.unmodifiableList(found);
        }
    }

    private static Yaml load(Path file) throws IOException {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (var reader = Files.newBufferedReader(file)) {
            return Yaml.of(
                    file.getParent().getFileName() + "/" + file.getFileName(),
                    new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(reader));
        }
    }
}
