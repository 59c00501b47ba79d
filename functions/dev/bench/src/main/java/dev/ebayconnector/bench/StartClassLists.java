package dev.ebayconnector.bench;

import dev.ebayconnector.bench.ClassLoads.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes the lists of classes that the functions load beside their start ({@code StartClasses} in {@code functions/shared/web}):
 * what functions have in common until their first answer, and what each one loads in addition.
 */
final class StartClassLists {

    private static final String LISTS = "src/main/resources/META-INF";
    private static final String COMMON = "start-classes.txt";
    private static final String OWN = "start-classes-of-function.txt";

    /** The class whose load shows that the second thread begins. */
    private static final String BEGIN = "dev.ebayconnector.web.ColdStart";

    /** So many of those that all functions load come before the second thread could be ahead. */
    private static final int EARLY = 600;

    private final Path root;
    private final Instances instances;
    private final Path target;

    StartClassLists(Path root, Instances instances) {
        this.root = root;
        this.instances = instances;
        this.target = root.resolve("functions/dev/bench/target");
    }

    void write(List<Subject> functions) throws IOException, InterruptedException {
        var loaded = new LinkedHashMap<String, SequencedSet<String>>();
        for (var function : functions) {
            loaded.put(function.name(), loadedBy(function));
        }
        var common = common(loaded.values());
        write(
                root.resolve("functions/shared/web").resolve(LISTS).resolve(COMMON),
                common.stream().skip(EARLY).toList());
        for (var function : loaded.entrySet()) {
            var own = new LinkedHashSet<>(function.getValue());
            own.removeAll(common);
            write(
                    root.resolve("functions")
                            .resolve(function.getKey())
                            .resolve(LISTS)
                            .resolve(OWN),
                    own);
        }
    }

    /** Without the lists of before: what they name and the function does not use would stay in them. */
    private SequencedSet<String> loadedBy(Subject function) throws IOException, InterruptedException {
        var log = target.resolve("classes.log");
        Files.deleteIfExists(log);
        instances.start(withoutLists(function, target), List.of("-Xlog:class+load:file=" + log + ":uptimenanos"));
        var loads = ClassLoads.read(log).all();
        long begin = loads.stream()
                .filter(load -> load.type().equals(BEGIN))
                .mapToLong(Load::nanos)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(function.name() + " loads no " + BEGIN));
        var names = new LinkedHashSet<String>();
        for (var load : loads) {
            if (load.nanos() > begin && !load.archived() && !load.made()) {
                names.add(load.type());
            }
        }
        return names;
    }

    /** The function with empty lists, which come first on the class path. */
    static Subject withoutLists(Subject subject, Path target) throws IOException {
        var empty = target.resolve("no-lists");
        Files.createDirectories(empty.resolve("META-INF"));
        for (var list : List.of(COMMON, OWN)) {
            Files.write(empty.resolve("META-INF").resolve(list), new byte[0]);
        }
        var classPath = Stream.concat(Stream.of(empty), subject.function().classPath().stream());
        return new Subject(
                subject.name(),
                subject.kind(),
                subject.get(),
                subject.status(),
                subject.signedIn(),
                Functions.with(subject.function(), classPath.toList()));
    }

    /** What all functions load but one at most, such as one that reads no database for its request. */
    private static Set<String> common(Collection<SequencedSet<String>> loaded) {
        var functions = new LinkedHashMap<String, Integer>();
        loaded.forEach(names -> names.forEach(name -> functions.merge(name, 1, Integer::sum)));
        functions.values().removeIf(times -> times < loaded.size() - 1);
        return functions.sequencedKeySet();
    }

    /** In the order of the first class of each package. */
    private static void write(Path file, Collection<String> names) throws IOException {
        var packages = new LinkedHashMap<String, List<String>>();
        for (var name : names) {
            int dot = name.lastIndexOf('.');
            packages.computeIfAbsent(name.substring(0, dot), _ -> new ArrayList<>())
                    .add(name.substring(dot + 1));
        }
        var text = new StringBuilder();
        packages.forEach((name, classes) ->
                text.append(name).append(' ').append(String.join(" ", classes)).append('\n'));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        System.out.println(names.size() + " classes written to " + file.getFileName());
    }
}
