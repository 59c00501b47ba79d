package dev.ebayconnector.local;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls of {@code docs/architecture.md}, held by looking at the compiled classes of every room. */
class WallsTest {
    private static final String OURS = "dev.ebayconnector.";
    private static final List<String> FUNCTIONS =
            List.of("health", "auth", "oauth", "accounts", "tokeninfo", "logs", "sync", "data", "notifications");
    private static final String[] SQL = {"java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer.hikari..", "io.micronaut.data.."};
    private static final String[] DOMAIN = rooms("core", "ebay", "tokens", "vault", "oauth", "accounts", "tokeninfo", "sync");

    private static JavaClasses house;

    @BeforeAll
    static void importEveryRoom() throws IOException {
        house = new ClassFileImporter().importPaths(compiledRooms());
        assertThat(house.size()).as("classes found; build the whole project first").isGreaterThan(200);
    }

    @Test
    void ebaysWireNeverSeesTheDatabase() {
        hold(noClasses().that().resideInAnyPackage(rooms("ebay")).should().dependOnClassesThat().resideInAnyPackage(SQL));
        hold(noClasses().that().resideInAnyPackage(rooms("ebay")).should().dependOnClassesThat()
                .resideInAnyPackage(OURS + "core.database..", OURS + "core.accounts..", OURS + "core.events.."));
    }

    @Test
    void coreKnowsNoHttpAndNoOtherRoom() {
        hold(noClasses().that().resideInAnyPackage(rooms("core")).should().dependOnClassesThat()
                .resideInAnyPackage("io.micronaut.http..", "com.amazonaws.."));
        mayTouchOfOurs("core", "core");
    }

    @Test
    void theHttpSkinKnowsNoSqlAndNoEbay() {
        hold(noClasses().that().resideInAnyPackage(rooms("web", "security")).should().dependOnClassesThat().resideInAnyPackage(SQL));
        mayTouchOfOurs("web", "web", "core");
        mayTouchOfOurs("security", "security", "web", "core");
    }

    @Test
    void theVaultTheMigrationsJobAndTheFakeStandAlone() {
        mayTouchOfOurs("vault", "vault");
        mayTouchOfOurs("migrations", "migrations", "vault");
        mayTouchOfOurs("fakeebay", "fakeebay");
        mayTouchOfOurs("tokens", "tokens", "vault", "ebay", "core");
    }

    @Test
    void noFunctionTouchesAnother() {
        for (var function : FUNCTIONS) {
            var others = FUNCTIONS.stream().filter(other -> !other.equals(function)).toArray(String[]::new);
            hold(noClasses().that().resideInAnyPackage(rooms(function)).should().dependOnClassesThat()
                    .resideInAnyPackage(rooms(others)).allowEmptyShould(true));
        }
    }

    @Test
    void controllersSpeakNoSql() {
        hold(noClasses().that().haveSimpleNameEndingWith("Controller").should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql.."));
    }

    @Test
    void settingsAreReadAtTheEntryAndNowhereElse() {
        hold(noClasses().that(not(simpleNameEndingWith("Function"))).and(not(resideInAnyPackage(rooms("local", "bench", "fakeebay", "migrations"))))
                .should().callMethod(System.class, "getenv").orShould().callMethod(System.class, "getenv", String.class));
    }

    @Test
    void timeComesFromAClockThatCanBeSet() {
        hold(noClasses().that().resideInAnyPackage(DOMAIN).and(not(simpleNameEndingWith("Function")))
                .should().callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis"));
        hold(noClasses().that().resideInAnyPackage(DOMAIN).and(not(simpleNameEndingWith("Wiring")))
                .should().callMethod(Clock.class, "systemUTC"));
    }

    @Test
    void namesSayTheRole() {
        hold(noClasses().should().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Helper")
                .orShould().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils")
                .orShould().haveSimpleNameEndingWith("Impl"));
    }

    private static void mayTouchOfOurs(String room, String... others) {
        hold(noClasses().that().resideInAnyPackage(rooms(room)).should().dependOnClassesThat(
                resideInAnyPackage("dev.ebayconnector..").and(not(resideInAnyPackage(rooms(others))))));
    }

    private static void hold(ArchRule rule) {
        rule.check(house);
    }

    private static String[] rooms(String... names) {
        return Stream.of(names).map(name -> OURS + name + "..").toArray(String[]::new);
    }

    private static List<Path> compiledRooms() throws IOException {
        var root = ProjectRoot.find("", Path.of(""));
        try (var functions = Files.list(root.resolve("functions"))) {
            return Stream.concat(Stream.of(root.resolve("migrations-job")), functions)
                    .map(room -> room.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .filter(classes -> !classes.getParent().getParent().endsWith("bench"))
                    .toList();
        }
    }
}
