package dev.ebayconnector.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.local.template.TemplateNames;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever gets an alarm or a problem finds it as a heading of {@code docs/runbook.md}, and no heading is of the past. */
class RunbookTest {

    private static final String RUNBOOK = Fenced.document("runbook.md");

    /** Made of eBay's or the framework's status at run time, and so named nowhere in our code. */
    private static final List<HttpStatus> OF_THE_FRAMEWORK = List.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.METHOD_NOT_ALLOWED,
            HttpStatus.NOT_ACCEPTABLE,
            HttpStatus.UNSUPPORTED_MEDIA_TYPE);

    /** Named only where the code refuses to use them. */
    private static final Set<HttpStatus> NEVER = Set.of(HttpStatus.BAD_GATEWAY, HttpStatus.GATEWAY_TIMEOUT);

    private static final Pattern STATUS = Pattern.compile("HttpStatus\\.([A-Z_]+)");
    private static final Pattern EDGE_TITLE = Pattern.compile("title: '([^']+)'");

    @Test
    void everyAlarmIsAHeading() {
        assertThat(headings("Alarm ")).isEqualTo(new TreeSet<>(TemplateNames.alarms()));
    }

    @Test
    void everyProblemOfTheFunctionsIsAHeading() {
        var titles = Stream.concat(
                        OF_THE_FRAMEWORK.stream(),
                        sources()
                                .flatMap(source -> STATUS.matcher(source).results())
                                .map(found -> HttpStatus.valueOf(found.group(1))))
                .filter(status -> status.getCode() >= 400 && !NEVER.contains(status))
                .map(status -> status.getReason() + " (" + status.getCode() + ")")
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(titles).hasSizeGreaterThan(8);
        assertThat(headings("Problem ")).isEqualTo(titles);
    }

    @Test
    void everyProblemOfTheEdgeIsAHeading() throws IOException {
        var titles = EDGE_TITLE
                .matcher(Files.readString(Fenced.ROOT.resolve("edge-proxy/src/problem.ts")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(titles).hasSizeGreaterThan(5);
        assertThat(headings("Problem of the edge: ")).isEqualTo(titles);
    }

    /** What follows the words in headings; one heading may name several, separated by commas. */
    private static TreeSet<String> headings(String words) {
        return Pattern.compile("^### " + words + "(?!of the edge)(.+)$", Pattern.MULTILINE)
                .matcher(RUNBOOK)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(", ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> sources() {
        try (var files = Files.walk(Fenced.ROOT.resolve("functions"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/"))
                    .filter(file -> !file.toString().contains("/functions/dev/"))
                    .map(RunbookTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
