package dev.ebayconnector.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A function loads the classes of its lists beside its start. A list that is too old loads fewer of them. */
class StartClassListsTest {

    private static final String COMMON = "META-INF/start-classes.txt";
    private static final String OWN = "META-INF/start-classes-of-function.txt";

    /** What the JDK has depends on its version. */
    private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..*");

    /** Each change of the code moves some; a new version of a library moves many. */
    private static final double MOST_MISSING = 0.05;

    @ParameterizedTest
    @MethodSource("jars")
    void aListNamesClassesThatItsFunctionHas(Path path) throws IOException {
        try (var jar = new JarFile(path.toFile())) {
            assertThat(names(jar, OWN)).isNotEmpty().doesNotContainAnyElementsOf(names(jar, COMMON));
            assertThereAre(names(jar, OWN), List.of(jar));
        }
    }

    @Test
    void theCommonListNamesClassesThatFunctionsHave() throws IOException {
        var jars = new ArrayList<JarFile>();
        try {
            for (var path : jars().toList()) {
                jars.add(new JarFile(path.toFile()));
            }
            assertThat(names(jars.getFirst(), COMMON)).hasSizeGreaterThan(2000);
            assertThereAre(names(jars.getFirst(), COMMON), jars);
        } finally {
            for (var jar : jars) {
                jar.close();
            }
        }
    }

    private static void assertThereAre(List<String> names, List<JarFile> jars) {
        var missing = names.stream()
                .filter(name -> !JDK.matcher(name).matches())
                .filter(name -> jars.stream().noneMatch(jar -> jar.getEntry(name.replace('.', '/') + ".class") != null))
                .toList();
        assertThat(missing)
                .as("mvn -Pbench -Dbench.classes=true writes the lists anew")
                .hasSizeLessThanOrEqualTo((int) (names.size() * MOST_MISSING));
    }

    private static List<String> names(JarFile jar, String list) throws IOException {
        var text = new String(jar.getInputStream(jar.getEntry(list)).readAllBytes(), StandardCharsets.US_ASCII);
        return text.lines()
                .map(line -> line.split(" "))
                .flatMap(words -> Arrays.stream(words).skip(1).map(name -> words[0] + "." + name))
                .toList();
    }

    /** Of the functions that answer requests; the others have no list of their own. */
    static Stream<Path> jars() throws IOException {
        var jars = new ArrayList<Path>();
        for (var path : LeanJarTest.jars().toList()) {
            try (var jar = new JarFile(path.toFile())) {
                if (jar.getEntry(OWN) != null) {
                    jars.add(path);
                }
            }
        }
        assertThat(jars).hasSize(11);
        return jars.stream();
    }
}
