package dev.ebayconnector.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.RunningStack;
import dev.ebayconnector.local.stack.StackAddresses;
import dev.ebayconnector.local.template.TemplateNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/deploy.md}: what can run here runs as it stands, and what cannot names only what exists. */
@ExtendWith(RunningStack.class)
class DeployDocTest {

    private static final String DOCUMENT = Fenced.document("deploy.md");
    private static final List<Fenced> BLOCKS =
            Fenced.of(DOCUMENT).stream().filter(Fenced::isShell).toList();
    private static final Map<String, Map<String, Object>> PARAMETERS = TemplateNames.parameters();

    @TempDir
    private Path release;

    @Test
    void whatCanRunHereRuns(StackAddresses stack) throws Exception {
        for (var part : List.of("template.yaml", "migrations-job", "edge-proxy")) {
            Files.createSymbolicLink(release.resolve(part), Fenced.ROOT.resolve(part));
        }
        var outputs = new Shell(release, Path.of("target/docs/deploy"))
                .with("CONNECTOR_ENVIRONMENT", "local")
                .with("MIGRATIONS_URL", stack.migrationsUrl())
                .with("DATABASE_URL", stack.databaseUrl())
                .with("EBAY_PRODUCTION_CLIENT_ID", "Some-App-PRD-1")
                .with("EBAY_PRODUCTION_CLIENT_SECRET", "of the \"test\", with = and ,")
                .with("EBAY_PRODUCTION_RUNAME", "Some-RuName")
                .with("EDGE", stack.edge().toString())
                .with("ORIGIN", stack.origin().toString())
                .input("deploy-doc@example.com\ncorrect horse battery staple\n")
                .run(BLOCKS.stream().filter(Fenced::isRun).map(Fenced::text).toList());
        assertThat(outputs.getLast()).endsWith("All checks passed.");
        assertThat(String.join("\n", outputs)).doesNotContain("correct horse battery staple");
        assertParameters(new ObjectMapper()
                .readTree(release.resolve("secrets/parameters.json").toFile()));
    }

    private static void assertParameters(JsonNode parameters) throws Exception {
        var names = new ArrayList<String>();
        for (var parameter : parameters) {
            names.add(parameter.asText().substring(0, parameter.asText().indexOf('=')));
        }
        assertThat(PARAMETERS.keySet()).containsAll(names);
        assertThat(names)
                .containsAll(PARAMETERS.entrySet().stream()
                        .filter(parameter -> !parameter.getValue().containsKey("Default"))
                        .map(Map.Entry::getKey)
                        .toList());
        var keysets = StreamSupport.stream(parameters.spliterator(), false)
                .map(JsonNode::asText)
                .filter(text -> text.startsWith("EbayKeysets="))
                .findFirst()
                .orElseThrow();
        assertThat(new ObjectMapper()
                        .readTree(keysets.substring("EbayKeysets=".length()))
                        .at("/production/client_secret")
                        .asText())
                .isEqualTo("of the \"test\", with = and ,");
    }

    @Test
    void whatCannotRunHereSaysSo() {
        assertThat(BLOCKS.stream().filter(Fenced::isRun)).hasSizeGreaterThan(4);
        assertThat(BLOCKS.stream().filter(block -> !block.isRun()))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block.before() + "\n" + block.after())
                        .as(block.text())
                        .containsIgnoringCase("not tried"));
    }

    @Test
    void everyBlockIsShell() throws Exception {
        for (var block : BLOCKS) {
            var script = Files.writeString(release.resolve("block.sh"), block.text());
            var check = new ProcessBuilder("bash", "-n", script.toString())
                    .inheritIO()
                    .start();
            assertThat(check.waitFor(10, TimeUnit.SECONDS) ? check.exitValue() : -1)
                    .as(block.text())
                    .isZero();
        }
    }

    @Test
    void whatTheCommandsNameExists() throws Exception {
        assertThat(PARAMETERS.keySet()).containsAll(found("[\" ]([A-Z][A-Za-z]+)=\\$\\("));
        found("`([A-Z][A-Za-z]+=[A-Za-z0-9_]+)`").forEach(DeployDocTest::assertAllowed);
        assertThat(TemplateNames.outputs()).containsAll(found("OutputKey=='(\\w+)'"));
        var job = Files.readString(Fenced.ROOT.resolve(
                "migrations-job/src/main/java/dev/ebayconnector/migrations/MigrationsFunction.java"));
        assertThat(found("\"command\":\"([a-z-]+)\""))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(job).contains("case \"" + command + "\""));
        var pom = Files.readString(Fenced.ROOT.resolve("pom.xml"));
        assertThat(found("mvn -P(\\w+)"))
                .isNotEmpty()
                .allSatisfy(profile -> assertThat(pom).contains("<id>" + profile + "</id>"));
        var edge = Fenced.document("edge.md");
        assertThat(found("pages secret put (\\w+)"))
                .hasSize(2)
                .allSatisfy(name -> assertThat(edge).contains("| `" + name + "` |"));
    }

    private static void assertAllowed(String assignment) {
        var name = assignment.substring(0, assignment.indexOf('='));
        assertThat(PARAMETERS).as(assignment).containsKey(name);
        if (PARAMETERS.get(name).get("AllowedValues") instanceof List<?> allowed) {
            assertThat(allowed.stream().map(String::valueOf))
                    .as(assignment)
                    .contains(assignment.substring(assignment.indexOf('=') + 1));
        }
    }

    private static List<String> found(String pattern) {
        return Stream.of(DOCUMENT)
                .flatMap(text -> Pattern.compile(pattern).matcher(text).results())
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
