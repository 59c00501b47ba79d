package dev.ebayconnector.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** Every Java program of the stack runs on the JDK that Maven's toolchain chose, whatever the PATH has first. */
final class JavaProgramTest {
    private static final Path ROOT = ProjectRoot.find("", Path.of(""));

    @Test
    void programsOfTheStackRunOnTheJdkOfTheStack() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(JavaProgram.own(JavaProgramTest.class, List.of())).startsWith(java);
        assertThat(JavaProgram.jar(ROOT.resolve("migrations-job/target/migrations-job.jar"), List.of("migrate")))
                .startsWith(java)
                .endsWith("migrate");
    }

    /**
     * With the default, {@code IfMatch}, a Maven that itself runs on JDK 25 selects no toolchain, and the exec plugin
     * starts the first {@code java} of the PATH.
     */
    @Test
    void everyBuildSelectsAToolchain() throws Exception {
        var pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve("pom.xml").toFile());
        var useJdk = pom.getElementsByTagName("useJdk");
        assertThat(useJdk.getLength()).isOne();
        assertThat(useJdk.item(0).getTextContent()).isEqualTo("Never");
    }
}
