package dev.ebayconnector.local;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.ebayconnector.local.stack.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Enforces the module boundaries of {@code docs/architecture.md} on the compiled classes. The modules are read from the
 * folders of {@code functions}, so a new one is checked without being listed here. Long, so that every boundary stands in one
 * place.
 */
class BoundaryTest {
    private static final String OURS = "dev.ebayconnector.";
    private static final String[] SQL = {
        "java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer.hikari..", "io.micronaut.data.."
    };

    private static final Path ROOT = ProjectRoot.find("", Path.of(""));

    /** What is deployed: {@code functions/*} without {@code shared} and {@code dev}. */
    private static List<Path> deployed;

    private static List<Path> shared;
    private static List<Path> development;
    private static JavaClasses classes;

    @BeforeAll
    static void importModules() throws IOException {
        deployed = modules(ROOT.resolve("functions"));
        shared = modules(ROOT.resolve("functions/shared"));
        development = modules(ROOT.resolve("functions/dev"));
        assertThat(deployed).as("deployed functions").isNotEmpty();
        assertThat(shared).as("shared modules").isNotEmpty();
        var built = Stream.of(deployed, shared, development, List.of(ROOT.resolve("migrations-job")))
                .flatMap(List::stream)
                .filter(module -> !module.endsWith("bench"))
                .map(module -> module.resolve("target/classes"))
                .toList();
        assertThat(built).as("build the whole project first").allMatch(Files::isDirectory);
        classes = new ClassFileImporter().importPaths(built);
    }

    @Test
    void everyModuleHasItsOwnPackage() {
        Stream.of(deployed, shared, development)
                .flatMap(List::stream)
                .filter(module -> !module.endsWith("bench"))
                .forEach(module -> assertThat(
                                classes.stream().anyMatch(resideInAnyPackage(packages(packageOf(module)))))
                        .as("classes of %s in %s%s", module.getFileName(), OURS, packageOf(module))
                        .isTrue());
    }

    @Test
    void ebayDoesNotUseTheDatabase() {
        check(noClasses()
                .that()
                .resideInAnyPackage(packages("ebay"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL));
        check(noClasses()
                .that()
                .resideInAnyPackage(packages("ebay"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OURS + "core.database..", OURS + "core.events.."));
    }

    @Test
    void coreUsesNeitherHttpNorOtherModules() {
        check(noClasses()
                .that()
                .resideInAnyPackage(packages("core"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut.http..", "com.amazonaws.."));
        mayUse("core", "core", "logging", "postgres", "secrets");
    }

    @Test
    void webUsesNoSqlAndSecurityNoEbay() {
        check(noClasses()
                .that()
                .resideInAnyPackage(packages("web"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL));
        mayUse("web", "web", "core", "postgres");
        mayUse("security", "security", "web", "core");
        mayUse("idempotency", "idempotency", "security", "web", "core");
    }

    @Test
    void theMigrationsJobAndTheFakeStandAlone() {
        mayUse("postgres", "postgres");
        mayUse("logging", "logging");
        mayUse("vault", "vault");
        mayUse("secrets", "secrets");
        mayUse("privacy", "privacy", "vault");
        mayUse("diagnosis", "diagnosis");
        mayUse("migrations", "migrations", "diagnosis", "logging", "privacy", "vault", "postgres", "secrets");
        mayUse("fakeebay", "fakeebay");
        mayUse("tokens", "tokens", "vault", "ebay", "core", "postgres");
        mayUse("notices", "notices", "vault", "core", "postgres");
    }

    @Test
    void thePackagesOfTheMigrationsJobDependOneWay() {
        mayUse("migrations.report", "migrations.report", "diagnosis");
        mayUse("migrations.connect", "migrations.connect", "migrations.report", "postgres");
        mayUse("migrations.schema", "migrations.schema", "migrations.connect", "migrations.report", "postgres");
        mayUse("migrations.rights", "migrations.rights", "migrations.report");
        mayUse(
                "migrations.diagnose",
                "migrations.diagnose",
                "migrations.rights",
                "migrations.schema",
                "migrations.connect",
                "migrations.report",
                "diagnosis",
                "privacy",
                "vault",
                "postgres");
        mayUse("migrations.operate", "migrations.operate", "migrations.report", "privacy", "vault", "postgres");
    }

    @Test
    void theSyncEngineKnowsNoResourceAndNoResourceKnowsAnother() {
        mayUse("sync.run", "sync.run", "tokens", "ebay", "privacy", "core", "postgres");
        mayUse("sync.schedule", "sync.schedule", "sync.run", "ebay", "core", "postgres");
        var resources = classes.stream()
                .filter(simpleNameEndingWith("Resource"))
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(OURS + "sync.") && !name.startsWith(OURS + "sync.run"))
                .map(name -> name.substring(OURS.length()))
                .distinct()
                .toList();
        assertThat(resources).contains("sync.orders", "sync.offers");
        resources.forEach(resource -> mayUse(
                resource, resource, "sync.run", "sync.proof", "sync.proof", "ebay", "privacy", "core", "postgres"));
    }

    @Test
    void thePackagesOfEbayAndOfTheEngineDependOneWay() {
        for (var parent : List.of("ebay", "sync.run")) {
            slices().matching(OURS + parent + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(classes);
            check(noClasses()
                    .that()
                    .resideInAPackage(OURS + parent)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(OURS + parent + ".*.."));
        }
    }

    @Test
    void noApiOfEbayUsesAnother() {
        var shared = Stream.of("http", "records", "signatures").map(name -> OURS + "ebay." + name);
        var base = Stream.concat(Stream.of(OURS + "ebay"), shared).toList();
        var apis = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(OURS + "ebay.") && !base.contains(name))
                .collect(Collectors.toSet());
        assertThat(apis).contains(OURS + "ebay.orders", OURS + "ebay.finances");
        apis.forEach(api -> check(noClasses()
                .that()
                .resideInAPackage(api)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        apis.stream().filter(other -> !other.equals(api)).toArray(String[]::new))));
    }

    @Test
    void noFunctionUsesAnother() {
        for (var function : deployed) {
            var others = deployed.stream()
                    .filter(other -> !other.equals(function))
                    .map(BoundaryTest::packageOf)
                    .toArray(String[]::new);
            check(noClasses()
                    .that()
                    .resideInAnyPackage(packages(packageOf(function)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(others)));
        }
    }

    @Test
    void nothingDeployedUsesDevelopmentModules() {
        var shipped = Stream.concat(
                        Stream.concat(deployed.stream(), shared.stream()).map(BoundaryTest::packageOf),
                        Stream.of("migrations"))
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAnyPackage(packages(shipped))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(
                        development.stream().map(BoundaryTest::packageOf).toArray(String[]::new))));
    }

    @Test
    void controllersUseNoSql() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql.."));
    }

    @Test
    void onlyEntryPointsReadTheEnvironment() {
        var shipped = Stream.concat(deployed.stream(), shared.stream()).map(BoundaryTest::packageOf);
        check(noClasses()
                .that(not(simpleNameEndingWith("Function")))
                .and()
                .resideInAnyPackage(packages(shipped.toArray(String[]::new)))
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class));
    }

    @Test
    void timeComesFromASettableClock() {
        check(noClasses()
                .that()
                .resideInAnyPackage(domain())
                .and(not(simpleNameEndingWith("Function")))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis"));
        check(noClasses()
                .that()
                .resideInAnyPackage(domain())
                .and(not(simpleNameEndingWith("Wiring")))
                .should()
                .callMethod(Clock.class, "systemUTC"));
    }

    @Test
    void namesSayTheRole() {
        check(noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl"));
    }

    /** The web skin and the security filters sign and check times by the library's own clock. */
    private static String[] domain() {
        return Stream.concat(deployed.stream(), shared.stream())
                .map(BoundaryTest::packageOf)
                .filter(module -> !List.of("web", "security", "health", "auth", "logs", "data", "logging")
                        .contains(module))
                .map(module -> OURS + module + "..")
                .toArray(String[]::new);
    }

    private static void mayUse(String module, String... others) {
        check(noClasses()
                .that()
                .resideInAnyPackage(packages(module))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.ebayconnector..").and(not(resideInAnyPackage(packages(others)))))
                .allowEmptyShould(true));
    }

    private static void check(ArchRule rule) {
        rule.check(classes);
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> OURS + name + "..").toArray(String[]::new);
    }

    private static String packageOf(Path module) {
        return module.getFileName().toString().replace("-", "");
    }

    private static List<Path> modules(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.filter(child -> Files.isDirectory(child.resolve("src/main/java")))
                    .sorted()
                    .toList();
        }
    }
}
