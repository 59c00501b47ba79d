package dev.ebayconnector.local.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.local.stack.ProjectRoot;
import dev.ebayconnector.migrations.rights.Privilege;
import dev.ebayconnector.migrations.rights.RightsMap;
import dev.ebayconnector.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The statements of the functions and the rights of their roles ({@code db/rights.txt}) fit each other. */
class StatementRightsTest {

    private static final String FORBIDDEN = "42501";
    private static final Path FUNCTIONS = ProjectRoot.find("", Path.of("")).resolve("functions");
    private static final RightsMap MAP = RightsMap.own();

    /** Read by {@code diagnose} under each role. */
    private static final String FOR_DIAGNOSE = "schema_version";

    private static TestDatabase database;
    private static Connection connection;
    private static List<Module> modules;

    private record Module(String name, List<String> functions, List<Statement> statements) {}

    @BeforeAll
    static void open() throws Exception {
        database = TestDatabase.migrated();
        // A statement with parameters is explained without them in the simple protocol only.
        connection = DriverManager.getConnection(database.url() + "&preferQueryMode=simple");
        try (var deployed = Files.list(FUNCTIONS);
                var shared = Files.list(FUNCTIONS.resolve("shared"))) {
            modules = Stream.concat(deployed, shared)
                    .filter(module -> Files.isDirectory(module.resolve("target/classes/dev")))
                    .sorted()
                    .map(StatementRightsTest::module)
                    .toList();
        }
    }

    @AfterAll
    static void close() throws Exception {
        connection.close();
        database.close();
    }

    @Test
    void everyStatementIsAllowedToAFunctionThatHasIt() throws SQLException {
        var forbidden = new ArrayList<String>();
        int seen = 0;
        for (var module : modules) {
            for (var statement : module.statements()) {
                seen++;
                if (allowed(statement, module.functions()).isEmpty()) {
                    forbidden.add(statement.source() + " of " + module.name() + ", for none of " + module.functions()
                            + ":\n" + statement.sql());
                }
            }
        }
        assertThat(seen).isGreaterThan(1000);
        assertThat(forbidden)
                .as("statements for which migrations-job/src/main/resources/db/rights.txt gives no function the rights")
                .isEmpty();
    }

    @Test
    void everyRightIsNeededByAStatement() throws SQLException {
        var needless = new ArrayList<String>();
        for (var function : MAP.functions()) {
            for (var right : MAP.ofFunction(function).entrySet()) {
                for (var privilege : right.getValue()) {
                    if (!right.getKey().equals(FOR_DIAGNOSE) && !isNeeded(function, right.getKey(), privilege)) {
                        needless.add(function + " " + privilege + " " + right.getKey());
                    }
                }
            }
        }
        assertThat(needless)
                .as("rights of migrations-job/src/main/resources/db/rights.txt that no statement needs")
                .isEmpty();
    }

    /** Takes the right away for as long as it takes to ask. */
    private static boolean isNeeded(String function, String table, Privilege privilege) throws SQLException {
        var word = Pattern.compile("\\b" + table + "\\b");
        var statements = modules.stream()
                .filter(module -> module.functions().contains(function))
                .flatMap(module -> module.statements().stream())
                .filter(statement -> word.matcher(statement.sql()).find())
                .filter(statement -> !allowed(statement, List.of(function)).isEmpty())
                .toList();
        execute("REVOKE " + privilege + " ON " + table + " FROM " + role(function));
        try {
            return statements.stream()
                    .anyMatch(statement -> allowed(statement, List.of(function)).isEmpty());
        } finally {
            execute("GRANT " + privilege + " ON " + table + " TO " + role(function));
        }
    }

    /** Explaining a statement checks its rights. */
    private static List<String> allowed(Statement statement, List<String> functions) {
        var allowed = new ArrayList<String>();
        for (var function : functions) {
            execute("SET ROLE " + role(function));
            try (var explain = connection.createStatement()) {
                explain.execute("EXPLAIN (GENERIC_PLAN) " + typed(statement.sql()));
                allowed.add(function);
            } catch (SQLException refused) {
                if (!FORBIDDEN.equals(refused.getSQLState())) {
                    throw new IllegalStateException(statement.toString(), refused);
                }
            } finally {
                execute("RESET ROLE");
            }
        }
        return allowed;
    }

    /** The only parameters whose type PostgreSQL does not find out by itself. */
    private static String typed(String sql) {
        return sql.replaceAll("unnest\\((\\$\\d+)\\)", "unnest(CAST($1 AS bigint[]))");
    }

    private static void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String role(String function) {
        return "connector_" + function.replace('-', '_');
    }

    /** What is shared belongs to every function that has it; what none has yet is left out. */
    private static Module module(Path folder) {
        var name = folder.getFileName().toString();
        var functions = new TreeSet<>(functions(folder));
        deployed().filter(module -> has(module, name, 0)).forEach(module -> functions.addAll(functions(module)));
        return new Module(
                name,
                List.copyOf(functions),
                functions.isEmpty()
                        ? List.of()
                        : new StatementCatalog(List.of(folder.resolve("target/classes"))).all());
    }

    private static Stream<Path> deployed() {
        try (var folders = Files.list(FUNCTIONS)) {
            return folders
                    .filter(folder -> Files.isRegularFile(folder.resolve("pom.xml"))
                            && Files.isDirectory(folder.resolve("src/main/java")))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a module depends on a shared one, by itself or through others. */
    private static boolean has(Path module, String name, int depth) {
        var pom = module.resolve("pom.xml");
        if (depth > 5 || !Files.isRegularFile(pom)) {
            return false;
        }
        try {
            return Pattern.compile(
                            "<groupId>dev.ebayconnector</groupId>\\s*<artifactId>([a-z-]+)</artifactId>(?!\\s*<version>)")
                    .matcher(Files.readString(pom))
                    .results()
                    .map(found -> found.group(1))
                    .anyMatch(found -> found.equals(name)
                            || has(FUNCTIONS.resolve("shared").resolve(found), name, depth + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> functions(Path folder) {
        try (var files = Files.walk(folder.resolve("src/main/java"))) {
            var functions = new TreeSet<String>();
            for (var file : files.filter(each -> each.toString().endsWith("Function.java"))
                    .toList()) {
                Pattern.compile("\"connector-([a-z-]+)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(name -> functions.add(name.group(1)));
            }
            return List.copyOf(functions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
