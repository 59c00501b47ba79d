package dev.ebayconnector.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.local.lambda.FunctionSpec;
import dev.ebayconnector.local.template.TemplateNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same commit gives the same jars: nothing in them depends on when, where or by whom they were built. ({@code mvn
 * -Prelease} twice, and {@code sha256sum -c}, shows the bytes.)
 */
class PackedJarTest {

    /** {@code project.build.outputTimestamp} of the root pom, as a jar keeps it: without a zone. */
    private static final String TIMESTAMP = "project.build.outputTimestamp>";

    @ParameterizedTest
    @MethodSource("jars")
    void aJarTellsNothingOfItsBuild(Path path) throws Exception {
        var pom = Files.readString(Fenced.ROOT.resolve("pom.xml"));
        var from = pom.indexOf(TIMESTAMP) + TIMESTAMP.length();
        var timestamp = LocalDateTime.parse(pom.substring(from, pom.indexOf("Z<", from)));
        try (var jar = new JarFile(path.toFile())) {
            var others = new ArrayList<String>();
            jar.stream()
                    .filter(entry -> entry.getName().startsWith("dev/ebayconnector/")
                            && entry.getName().endsWith(".class")
                            && !entry.getTimeLocal().equals(timestamp))
                    .forEach(entry -> others.add(entry.getName() + " of " + entry.getTimeLocal()));
            assertThat(others).as("our classes with another time").isEmpty();
            assertThat(jar.getManifest().getMainAttributes().keySet().stream().map(String::valueOf))
                    .doesNotContain("Built-By", "Build-Time", "Build-Date", "Build-Jdk", "Implementation-Build");
            var build = new Properties();
            if (jar.getEntry("build.properties") != null) {
                build.load(jar.getInputStream(jar.getEntry("build.properties")));
            }
            assertThat(build.stringPropertyNames())
                    .doesNotContain("git.build.time", "git.build.host", "git.build.user.name");
        }
    }

    static Stream<Path> jars() {
        return TemplateNames.functions().stream()
                .map(FunctionSpec::classPath)
                .flatMap(List::stream)
                .distinct();
    }
}
