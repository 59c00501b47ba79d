package dev.ebayconnector.openapi;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the OpenAPI document and the console's types, or checks that those in the sources are current. */
final class WriteOpenApi {

    private static final String DOCUMENT = "functions/health/src/main/resources/openapi.json";
    private static final String TYPES = "edge-proxy/console/src/api.types.ts";
    private static final String FAILURE_FILE = "openapi.failed";
    private static final String NOT_CURRENT =
            " is not what the code says. To write it: mvn -q -pl functions/dev/openapi -am process-classes"
                    + " -Dopenapi=apply";

    /** Not 1, which the JVM uses for an exception. */
    private static final int FAILED = 3;

    private WriteOpenApi() {}

    /**
     * Exits with 3 if a check finds another text or if the sources contradict each other; then a file in the target
     * directory has the sentence to show.
     *
     * @param args {@code check} or {@code apply}, the project's directory, this module's target directory
     */
    public static void main(String[] args) throws IOException {
        var root = Path.of(args[1]).normalize();
        var failure = Path.of(args[2]).resolve(FAILURE_FILE);
        Files.deleteIfExists(failure);
        try {
            var document = Document.of(Contract.read(root), RecordSchemas.read(root, Path.of(args[2])));
            boolean apply = args[0].equals("apply");
            write(root, DOCUMENT, text(document), apply);
            write(root, TYPES, TypeScript.of(document), apply);
        } catch (ContractException e) {
            Files.writeString(failure, e.getMessage());
            System.exit(FAILED);
        }
    }

    /** Or compares, if it is not to be written. */
    private static void write(Path root, String name, String text, boolean apply) throws IOException {
        var file = root.resolve(name);
        if (apply) {
            Files.writeString(file, text);
        } else if (Files.notExists(file) || !Files.readString(file).equals(text)) {
            throw new ContractException(name + NOT_CURRENT);
        }
    }

    /** The same bytes on every machine. */
    private static String text(Map<String, Object> document) throws IOException {
        var indenter = new DefaultIndenter(" ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return new ObjectMapper().writer(printer).writeValueAsString(document) + "\n";
    }
}
