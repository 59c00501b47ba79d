package dev.ebayconnector.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.annotation.processing.AggregatingTypeElementVisitorProcessor;
import io.micronaut.annotation.processing.TypeElementVisitorProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The schemas of the records that controllers answer with, by the names of the records, as micronaut-openapi writes them. It
 * runs here as an annotation processor over the sources, so that no deployed module knows of it, and one run reads the
 * controllers of all functions.
 */
record RecordSchemas(Map<String, Map<String, Object>> byRecord) {

    private static final Pattern READ =
            Pattern.compile("^@Controller|@Serdeable|^public record PoolFigures", Pattern.MULTILINE);

    private static final String SETTINGS = """
        micronaut.openapi.property.naming.strategy=SNAKE_CASE
        micronaut.openapi.openapi31.enabled=true
        micronaut.openapi.json.format=true
        micronaut.openapi.target.file=%s
        """;

    static RecordSchemas read(Path root, Path target) throws IOException {
        var folder = Files.createDirectories(target.resolve("records"));
        var written = folder.resolve("openapi.json").toAbsolutePath();
        Files.deleteIfExists(written);
        var settings = folder.resolve("openapi.properties").toAbsolutePath();
        Files.writeString(settings, SETTINGS.formatted(written));
        var messages = process(sources(root), settings, folder);
        if (Files.notExists(written)) {
            throw new ContractException("micronaut-openapi wrote nothing: " + messages);
        }
        var schemas = new ObjectMapper()
                .convertValue(
                        new ObjectMapper()
                                .readTree(written.toFile())
                                .path("components")
                                .path("schemas"),
                        new TypeReference<Map<String, Map<String, Object>>>() {});
        if (schemas == null) {
            throw new ContractException("micronaut-openapi found no controllers: " + messages);
        }
        return new RecordSchemas(schemas);
    }

    private static String process(List<Path> sources, Path settings, Path folder) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        var path = System.getProperty("java.class.path");
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var processors = Stream.of(TypeElementVisitorProcessor.class, AggregatingTypeElementVisitorProcessor.class)
                    .map(Class::getName)
                    .toList();
            var options = List.of(
                    "-proc:only",
                    "-parameters",
                    "-d",
                    Files.createDirectories(folder.resolve("classes")).toString(),
                    "-classpath",
                    path,
                    "-processorpath",
                    path,
                    "-processor",
                    String.join(",", processors),
                    "-Amicronaut.openapi.config.file=" + settings);
            var units = files.getJavaFileObjectsFromPaths(sources);
            compiler.getTask(messages, files, null, options, null, units).call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages.toString();
    }

    /** The sources with controllers and with records that become JSON. */
    private static List<Path> sources(Path root) throws IOException {
        var sources = new ArrayList<Path>();
        for (var parent : List.of(root.resolve("functions"), root.resolve("functions/shared"))) {
            try (var modules = Files.list(parent)) {
                for (var module : modules.sorted().toList()) {
                    var java = module.resolve("src/main/java");
                    if (Files.isDirectory(java)) {
                        add(java, sources);
                    }
                }
            }
        }
        return sources;
    }

    private static void add(Path folder, List<Path> sources) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                if (READ.matcher(Files.readString(file)).find()) {
                    sources.add(file);
                }
            }
        }
    }
}
