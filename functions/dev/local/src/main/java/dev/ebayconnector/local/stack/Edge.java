package dev.ebayconnector.local.stack;

import dev.ebayconnector.local.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The edge proxy in the real workerd runtime, run by Node. */
final class Edge implements AutoCloseable {
    private static final int OLDEST_NODE = 20;
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*", Pattern.DOTALL);

    private final ChildProgram program;
    private final URI url;

    private Edge(ChildProgram program, URI url) {
        this.program = program;
        this.url = url;
    }

    /** @throws StackFailure when Node or the built edge proxy is missing */
    static void requireReady(Path root) throws InterruptedException {
        requireNode();
        if (!Files.isRegularFile(script(root)) || !Files.isDirectory(root.resolve("edge-proxy/node_modules"))) {
            throw StackFailure.wrongInput(
                    "The edge proxy is not built: edge-proxy/tools/local/serve.mjs or edge-proxy/node_modules is"
                            + " missing; run mvn package in the project's root first.");
        }
    }

    private static void requireNode() throws InterruptedException {
        String version = nodeVersion();
        Matcher match = VERSION.matcher(version);
        if (!match.matches() || Integer.parseInt(match.group(1)) < OLDEST_NODE) {
            throw StackFailure.wrongInput(
                    "Node " + OLDEST_NODE + " or newer is needed for the edge proxy, and `node --version` says \""
                            + version.strip() + "\"; install it and put it on the PATH.");
        }
    }

    private static String nodeVersion() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return version;
        } catch (IOException e) {
            return "not found";
        }
    }

    /** @param secret proves to the functions that a request came through here; in the environment, where no process list shows it */
    static Edge open(Path root, URI origin, String secret, int port, Path log) throws InterruptedException {
        List<String> command = List.of(
                "node", script(root).toString(), "--origin", origin.toString(), "--port", Integer.toString(port));
        ChildProgram program = ChildProgram.start(
                "The edge proxy", command, Map.of("EDGE_SECRET", secret), root.resolve("edge-proxy"), log);
        try {
            return new Edge(program, URI.create(program.awaitReady().path("url").asText()));
        } catch (RuntimeException | InterruptedException e) {
            program.close();
            throw e;
        }
    }

    private static Path script(Path root) {
        return root.resolve("edge-proxy/tools/local/serve.mjs");
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        program.close();
    }
}
