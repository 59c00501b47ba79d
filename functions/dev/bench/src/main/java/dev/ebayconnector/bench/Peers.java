package dev.ebayconnector.bench;

import dev.ebayconnector.local.lambda.FunctionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same work in what a team would pick instead; built here, and nowhere else. */
final class Peers {

    private static final String QUARKUS = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler";
    private static final String SPRING = "peers.ApplicationHandler";

    private final Path folder;
    private final Map<String, String> settings;

    Peers(Path root, Map<String, String> settings) {
        this.folder = root.resolve("functions/dev/bench/peers").normalize();
        this.settings = settings;
    }

    /** @param maven the command, and its options */
    void build(List<String> maven) throws IOException, InterruptedException {
        var packaged = new ArrayList<>(maven);
        packaged.addAll(List.of("--quiet", "--file", folder.resolve("pom.xml").toString(), "package"));
        run(folder, packaged);
        var node = folder.resolve("node");
        var installed = node.resolve("node_modules/.package-lock.json");
        if (!Files.exists(installed)
                || Files.getLastModifiedTime(installed)
                                .compareTo(Files.getLastModifiedTime(node.resolve("package-lock.json")))
                        < 0) {
            run(node, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        }
    }

    List<Subject> all() throws IOException {
        return List.of(
                java("Quarkus", "quarkus", QUARKUS, false),
                java("Quarkus, signed in", "quarkus-signed-in", QUARKUS, true),
                java("Spring Boot", "spring", SPRING, false),
                java("Spring Boot, signed in", "spring-signed-in", SPRING, true),
                node("Node.js", "one-query", false),
                node("Node.js, signed in", "signed-in", true));
    }

    private Subject java(String name, String module, String handler, boolean signedIn) throws IOException {
        var target = folder.resolve(module).resolve("target");
        var jars = new ArrayList<Path>();
        jars.add(target.resolve(handler.equals(QUARKUS) ? "peer-runner.jar" : "peer.jar"));
        try (var libraries = Files.list(target.resolve("lib"))) {
            libraries.sorted().forEach(jars::add);
        }
        return subject(name, module, signedIn, jars, handler, List.of());
    }

    private Subject node(String name, String module, boolean signedIn) {
        var runtime = folder.resolve("node/runtime.mjs");
        var command = List.of("node", runtime.toString(), "./" + module + ".mjs");
        return subject(name, "node-" + module, signedIn, List.of(runtime), module, command);
    }

    private Subject subject(
            String name, String module, boolean signedIn, List<Path> classPath, String handler, List<String> command) {
        var environment = new HashMap<>(settings);
        if (handler.equals(QUARKUS)) {
            // Its threads ask for it, and end after their first task without it.
            environment.put("JAVA_TOOL_OPTIONS", "--add-opens=java.base/java.lang=ALL-UNNAMED");
        }
        var function = new FunctionSpec(
                module, classPath, handler, environment, PlainHandlers.MEMORY_MB, PlainHandlers.TIMEOUT, 0);
        var get = signedIn ? "/signed-in/db" : "/healthz/db";
        return new Subject(name, Kind.PEER, get, 200, signedIn, function, Optional.empty(), command);
    }

    private static void run(Path directory, List<String> command) throws IOException, InterruptedException {
        System.out.println("builds the peers: " + command.getFirst());
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    "The peers cannot be built, see above. Without them:" + " mvn -Pbench -Dbench.only=functions");
        }
    }
}
