package dev.ebayconnector.local.aot;

import dev.ebayconnector.local.StackFailure;
import dev.ebayconnector.local.lambda.AotTraining;
import dev.ebayconnector.local.lambda.FunctionPackage;
import dev.ebayconnector.local.lambda.InstanceLauncher;
import dev.ebayconnector.local.stack.ProjectRoot;
import dev.ebayconnector.local.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes the packages that {@code template.yaml} names, each with its jar and the program that starts it, and with the AOT
 * cache if {@code aot.java} names a JVM. The options are system properties; docs/deploy.md explains them.
 */
public final class PackageCommand {
    private static final int FAILED = 1;
    private static final long MB = 1024 * 1024;

    private PackageCommand() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int exitCode = 0;
        try {
            pack();
        } catch (StackFailure e) {
            System.err.println(e.getMessage());
            exitCode = e.exitCode();
        } catch (RuntimeException e) {
            e.printStackTrace();
            exitCode = FAILED;
        }
        System.exit(exitCode);
    }

    private static void pack() throws IOException, InterruptedException {
        var root = ProjectRoot.find(System.getProperty("local.root", ""), Path.of(""));
        var packages = TemplateReader.packages(root);
        for (var each : packages) {
            new PackageFiles(each).lay();
        }
        var training = training();
        if (training.isPresent()) {
            System.out.println("Training with " + training.get().java());
            new Training(root, training.get()).run(System.out);
        }
        System.out.printf("%n  %-24s %8s %10s %8s%n", "package", "jar MB", "cache MB", "zip MB");
        for (var each : packages) {
            finish(each);
        }
    }

    private static void finish(FunctionPackage each) throws IOException {
        var files = new PackageFiles(each);
        files.setTimes();
        files.zip();
        System.out.printf(
                "  %-24s %8d %10s %8d%n",
                each.function(),
                Files.size(each.packed()) / MB,
                Files.exists(each.cache()) ? Files.size(each.cache()) / MB : "none",
                Files.size(each.zip()) / MB);
    }

    private static Optional<AotTraining> training() {
        var java = System.getProperty("aot.java", "");
        if (java.isBlank()) {
            return Optional.empty();
        }
        var program = java.equals("this") ? Path.of(System.getProperty("java.home"), "bin", "java") : Path.of(java);
        if (!Files.isExecutable(program)) {
            throw StackFailure.wrongInput("aot.java must name a java program, not \"" + java + "\".");
        }
        var runtime = System.getProperty("aot.runtime", "");
        var options = System.getProperty("aot.options", "");
        return Optional.of(new AotTraining(
                program.toAbsolutePath(),
                runtime.isBlank() ? Optional.empty() : Optional.of(Path.of(runtime)),
                options.isBlank()
                        ? InstanceLauncher.MODULE_OPTIONS
                        : List.of(options.trim().split("\\s+"))));
    }
}
