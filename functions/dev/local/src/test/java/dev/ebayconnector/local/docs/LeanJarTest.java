package dev.ebayconnector.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.local.lambda.FunctionSpec;
import dev.ebayconnector.local.template.TemplateNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cold start loads what is in a function's jar: nothing is in it that the function does not use, and nothing is missing. */
class LeanJarTest {

    private static final String LIST = "META-INF/micronaut-services.txt";
    private static final String BEAN = "io.micronaut.inject.BeanDefinitionReference ";
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
