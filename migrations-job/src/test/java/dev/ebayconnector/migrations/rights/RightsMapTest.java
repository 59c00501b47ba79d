package dev.ebayconnector.migrations.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.migrations.Migrations;
import dev.ebayconnector.testingpostgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map is complete and true: every table, every function, the documentation. */
class RightsMapTest {

    private static final Path ROOT = Path.of("..");
    private static final String FILE = "migrations-job/src/main/resources/db/rights.txt";
    private static final RightsMap MAP = RightsMap.own();

    /** The job has the owner's rights; the access log and the answer to unknown routes need no database. */
    private static final Set<String> GROUPS_WITHOUT_A_ROLE = Set.of("migrations", "api", "unknown-route");

    private static TreeSet<String> tables;

    @BeforeAll
    static void readTables() {
        var server = PostgresServer.shared();
        server.execute(PostgresServer.DEFAULT_DATABASE, "CREATE DATABASE rights");
        Migrations.migrate(server.url("rights"));
        tables = new TreeSet<>(Arrays.asList(server.ask("rights", """
            SELECT string_agg(relname, ',') FROM pg_class
            WHERE relkind IN ('r', 'p', 'v') AND relnamespace = 'public'::regnamespace
              AND relname <> 'flyway_schema_history'
            """).split(",")));
    }

    @Test
    void everyTableHasALine() {
        for (var table : tables) {
            assertThat(MAP.tables().contains(table) || MAP.withoutRights().contains(table))
                    .as("%s has no line for the table %s: add one for each function that uses it", FILE, table)
                    .isTrue();
        }
        assertThat(tables)
                .as("tables of %s that do not exist", FILE)
                .containsAll(MAP.tables())
                .containsAll(MAP.withoutRights());
    }

    @Test
    void everyFunctionHasItsLines() throws IOException {
        for (var function : functionsOfTheTemplate()) {
            assertThat(MAP.functions())
                    .as("%s has no line for the function %s: add one for each table that it uses", FILE, function)
                    .contains(function);
        }
        assertThat(functionsOfTheTemplate())
                .as("functions of %s that template.yaml does not have", FILE)
                .containsAll(MAP.functions());
    }

    /** A function's connections are named after it, which is how its tests get the rights of its role. */
    @Test
    void everyFunctionConnectsUnderItsName() throws IOException {
        try (var files = Files.walk(ROOT.resolve("functions"))) {
            var names = files.filter(file -> file.toString().endsWith("Function.java")
                            && file.toString().contains("/src/main/"))
                    .flatMap(file -> Pattern.compile("\"connector-([a-z-]+)\"")
                            .matcher(read(file))
                            .results())
                    .map(name -> name.group(1))
                    .toList();
            assertThat(names).isNotEmpty();
            assertThat(MAP.functions()).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void whatMattersMostIsSo() {
        assertThat(MAP.ofFunction("health")).doesNotContainKeys("tokens", "users", "signing_keys", "event_log");
        for (var function : MAP.functions()) {
            var ofEvents = MAP.ofFunction(function).getOrDefault("event_log", Set.of());
            if (!function.equals("erasure-worker")) {
                assertThat(ofEvents).as(function).doesNotContain(Privilege.UPDATE);
            }
            if (!function.equals("retention")) {
                assertThat(ofEvents).as(function).doesNotContain(Privilege.DELETE);
            }
            if (!List.of("logs", "sync", "retention", "erasure-worker").contains(function)) {
                assertThat(ofEvents).as(function).doesNotContain(Privilege.SELECT);
            }
        }
    }

    @Test
    void theDocumentationShowsTheMap() throws IOException {
        var documentation = read(ROOT.resolve("docs/storage.md"));
        var table = Files.writeString(Path.of("target/rights.md"), table());
        assertThat(documentation.contains(table()))
                .as("docs/storage.md must show the rights of %s: put %s there", FILE, table)
                .isTrue();
        for (var each : MAP.tables()) {
            assertThat(documentation.lines().anyMatch(line -> line.matches("\\|.*`" + each + "`.*\\|.*")))
                    .as("docs/storage.md has no row for %s", each)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "health accounts",
                "health accounts READ",
                "Health accounts SELECT",
                "health accounts; SELECT",
                "health accounts SELECT\nhealth accounts INSERT",
                "* accounts SELECT\nhealth accounts INSERT"
            })
    void aLineThatIsNoRightIsRefused(String lines) {
        assertThatThrownBy(() -> RightsMap.of(lines)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String table() {
        var rows =
                new StringBuilder("| table | SELECT | INSERT | UPDATE | DELETE |\n| --- | --- | --- | --- | --- |\n");
        for (var table : MAP.tables()) {
            rows.append("| `").append(table).append("` |");
            for (var privilege : Privilege.values()) {
                rows.append(' ').append(holders(table, privilege)).append(" |");
            }
            rows.append('\n');
        }
        return rows.toString();
    }

    private static String holders(String table, Privilege privilege) {
        var holders = MAP.functions().stream()
                .filter(function ->
                        MAP.ofFunction(function).getOrDefault(table, Set.of()).contains(privilege))
                .toList();
        return holders.isEmpty() ? "–" : holders.size() == MAP.functions().size() ? "all" : String.join(", ", holders);
    }

    private static TreeSet<String> functionsOfTheTemplate() {
        return Pattern.compile("LogGroupName: !Sub '/\\$\\{AWS::StackName}/([a-z-]+)'")
                .matcher(read(ROOT.resolve("template.yaml")))
                .results()
                .map(group -> group.group(1))
                .filter(group -> !GROUPS_WITHOUT_A_ROLE.contains(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
