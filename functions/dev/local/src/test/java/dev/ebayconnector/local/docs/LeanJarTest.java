package dev.ebayconnector.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.local.lambda.FunctionSpec;
import dev.ebayconnector.local.template.TemplateNames;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cold start loads what is in a function's jar: nothing is in it that the function does not use, and nothing is missing. */
class LeanJarTest {

    private static final String LIST = "META-INF/micronaut-services.txt";
    private static final String BEAN = "io.micronaut.inject.BeanDefinitionReference ";
    private static final Pattern MADE = Pattern.compile(".*\\$\\$L\\d+\\.class");
    private static final String DEFINITION = "$Definition.class";

    @ParameterizedTest
    @MethodSource("jars")
    void everyBeanOfTheConnectorIsListed(Path path) throws IOException {
        try (var jar = new JarFile(path.toFile())) {
            var listed = new String(jar.getInputStream(jar.getEntry(LIST)).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(BEAN + "dev.ebayconnector."))
                    .map(line -> line.substring(BEAN.length()))
                    .collect(Collectors.toSet());
            assertThat(names(jar)
                            .filter(name -> name.startsWith("dev/ebayconnector/") && name.endsWith(DEFINITION))
                            .map(name -> name.replace(".class", "").replace('/', '.')))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(listed);
            assertThat(names(jar).filter(name -> name.startsWith("META-INF/micronaut/") && !name.endsWith("/")))
                    .as("services that are found by a walk through the jar")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    void onlyFunctionsThatCallEbayHaveMicronautsHttpClient(Path path) throws IOException {
        try (var jar = new JarFile(path.toFile())) {
            assertThat(names(jar).anyMatch(name -> name.startsWith("io/micronaut/http/client/netty/")))
                    .as("the HTTP client, in " + path.getFileName())
                    .isEqualTo(names(jar).anyMatch(name -> name.startsWith("dev/ebayconnector/ebay/http/")));
        }
    }

    /** The build makes classes of lambda expressions; a JVM verifies a class before it uses it. */
    @Test
    void everyClassThatTheBuildMadeIsVerified() throws IOException {
        var path = jars().filter(jar -> jar.endsWith("sync.jar")).findFirst().orElseThrow();
        try (var jar = new JarFile(path.toFile());
                var classes =
                        new URLClassLoader(new URL[] {path.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            assertThat(names(jar)
                            .filter(name -> MADE.matcher(name).matches())
                            .filter(name ->
                                    isVerified(name.replace(".class", "").replace('/', '.'), classes)))
                    .hasSizeGreaterThan(3000);
        }
    }

    /** False if the class needs a library that the function does not have. */
    private static boolean isVerified(String name, ClassLoader classes) {
        try {
            Class.forName(name, true, classes);
            return true;
        } catch (NoClassDefFoundError optional) {
            return false;
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }

    private static Stream<String> names(JarFile jar) {
        return jar.stream().map(entry -> entry.getName());
    }

    static Stream<Path> jars() {
        return TemplateNames.functions().stream()
                .filter(function -> !function.name().equals("MigrationsFunction"))
                .map(FunctionSpec::classPath)
                .flatMap(List::stream)
                .distinct();
    }
}
