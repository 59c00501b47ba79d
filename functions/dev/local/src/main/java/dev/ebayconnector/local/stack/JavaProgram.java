package dev.ebayconnector.local.stack;

import dev.ebayconnector.local.StackFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of Java programs under the JDK that runs this one. */
final class JavaProgram {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** In tests, the functions' own is on the class path too. */
    private static final String SIMPLE_LOG = "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider";

    private JavaProgram() {}

    static List<String> jar(Path jar, List<String> arguments) {
        if (!Files.isRegularFile(jar)) {
            throw StackFailure.wrongInput(
                    "Not built: " + jar + " is missing; run mvn package in the project's root first.");
        }
        return command(List.of("-jar", jar.toString()), arguments);
    }

    /** A main class of this program, on this program's class path. */
    static List<String> own(Class<?> main, List<String> arguments) {
        return command(List.of(SIMPLE_LOG, "-cp", System.getProperty("java.class.path"), main.getName()), arguments);
    }

    private static List<String> command(List<String> what, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(what);
        command.addAll(arguments);
        return command;
    }
}
