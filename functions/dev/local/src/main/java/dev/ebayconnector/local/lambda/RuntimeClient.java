package dev.ebayconnector.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.ebayconnector.local.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** AWS's runtime interface client: its jars on this program's class path, and its native library. */
record RuntimeClient(List<Path> jars, Path nativeLibrary) {
    static final String MAIN_CLASS = AWSLambda.class.getName();
    static final String NATIVE_LIBRARY_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    /** As Lambda has them on the class path. */
    private static final Comparator<Path> BY_NAME =
            Comparator.comparing(path -> path.getFileName().toString());

    /**
     * The client of a copy of Lambda's {@code /var/runtime/lib}, whose native library lies in {@code jni} there.
     *
     * @throws StackFailure if it is none
     */
    static RuntimeClient of(Path directory) {
        try (var files = Files.list(directory)) {
            var jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted(BY_NAME)
                    .toList();
            var library = directory.resolve("jni").resolve("libaws-lambda-jni." + system() + ".so");
            if (jars.isEmpty() || !Files.exists(library)) {
                throw StackFailure.wrongInput(directory + " is no copy of Lambda's /var/runtime/lib.");
            }
            return new RuntimeClient(jars, library.toAbsolutePath());
        } catch (IOException e) {
            throw StackFailure.wrongInput("Cannot read " + directory + ", the copy of Lambda's /var/runtime/lib.");
        }
    }

    /** The same client with its jars in the folder, with their times; copied there if they are not there yet. */
    RuntimeClient in(Path folder) {
        return new RuntimeClient(jars.stream().map(jar -> copied(jar, folder)).toList(), nativeLibrary);
    }

    private static Path copied(Path jar, Path folder) {
        try {
            var copy = folder.resolve(jar.getFileName());
            if (!Files.exists(copy)) {
                Files.createDirectories(folder);
                Files.copy(jar, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy " + jar + " to " + folder, e);
        }
    }

    /**
     * Unpacks the native library once. By default every process writes it to the same file in {@code /tmp},
     * and two that start together load each other's half-written file.
     */
    static RuntimeClient unpack(Path directory) {
        String name = "libaws-lambda-jni." + system() + ".so";
        try (var library = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
            if (library == null) {
                throw unsupported();
            }
            Files.createDirectories(directory);
            Path half = Files.createTempFile(directory, name, ".part");
            Files.copy(library, half, StandardCopyOption.REPLACE_EXISTING);
            Path whole = Files.move(half, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return new RuntimeClient(
                    Stream.of(AWSLambda.class, RequestHandler.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                            .map(RuntimeClient::jarOf)
                            .distinct()
                            .sorted(BY_NAME)
                            .toList(),
                    whole.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack Lambda's runtime interface client to " + directory, e);
        }
    }

    private static String system() {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw unsupported();
        }
        String architecture = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "aarch_64";
            default -> throw unsupported();
        };
        boolean musl = Files.exists(
                Path.of("/lib/ld-musl-" + System.getProperty("os.arch").replace("amd64", "x86_64") + ".so.1"));
        return (musl ? "linux_musl-" : "linux-") + architecture;
    }

    private static StackFailure unsupported() {
        return StackFailure.wrongInput(
                "AWS's Lambda runtime interface client runs on Linux (x86-64 or ARM64) only, not on "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                        + "; use a Linux machine or container.");
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Not a file: the jar of " + type.getName(), e);
        }
    }
}
