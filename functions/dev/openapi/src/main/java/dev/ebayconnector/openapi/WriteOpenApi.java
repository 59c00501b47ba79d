package dev.ebayconnector.openapi;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the OpenAPI document, or checks that the one in the sources is current. */
final class WriteOpenApi {

    private static final String DOCUMENT = "functions/health/src/main/resources/openapi.json";
    private static final String FAILURE_FILE = "openapi.failed";
    private static final String NOT_CURRENT =
            DOCUMENT + " is not what the code says. To write it: mvn -q -pl functions/dev/openapi -am process-classes"
                    + " -Dopenapi=apply";

    /** Not 1, which the JVM uses for an exception. */
    private static final int FAILED = 3;

    private WriteOpenApi() {}

    /**
     * Exits with 3 if a check finds another document or if the sources contradict each other; then a file in the target
     * directory has the sentence to show.
     *
     * @param args {@code check} or {@code apply}, the project's directory, this module's target directory
     */
    public static void main(String[] args) throws IOException {
        var root = Path.of(args[1]).normalize();
        var failure = Path.of(args[2]).resolve(FAILURE_FILE);
        Files.deleteIfExists(failure);
        try {
            var file = root.resolve(DOCUMENT);
            var text = text(Document.of(Contract.read(root), RecordSchemas.read(root, Path.of(args[2]))));
            if (args[0].equals("apply")) {
                Files.writeString(file, text);
            } else if (Files.notExists(file) || !Files.readString(file).equals(text)) {
                throw new ContractException(NOT_CURRENT);
            }
        } catch (ContractException e) {
            Files.writeString(failure, e.getMessage());
            System.exit(FAILED);
        }
    }

    /** The same bytes on every machine. */
    private static String text(Map<String, Object> document) throws IOException {
        var indenter = new DefaultIndenter(" ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return new ObjectMapper().writer(printer).writeValueAsString(document) + "\n";
    }
}
