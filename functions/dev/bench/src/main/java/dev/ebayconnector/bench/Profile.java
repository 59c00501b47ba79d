package dev.ebayconnector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the time of a cold start goes: the classes of each library, and the time from one class to the next. */
final class Profile {

    private static final int STARTS = 5;

    private static final String HEAD = "%n%-24s %8s %20s %8s%n";
    private static final String ROW = "%-24s %8d %20d %8.0f%n";

    private final Instances instances;
    private final Path target;
    private final Path log;

    Profile(Instances instances, Path target) {
        this.instances = instances;
        this.target = target;
        this.log = target.resolve("classes.log");
    }

    /**
     * Prints one table for the plain handler, and one for each function; each is the mean of some starts. No class is loaded
     * beside the start: it would count to whatever the start does at that time.
     */
    void print(List<Subject> subjects) throws IOException, InterruptedException {
        for (var subject : subjects) {
            var starts = new ArrayList<ClassLoads>();
            for (int start = 0; start < STARTS; start++) {
                Files.deleteIfExists(log);
                instances.start(
                        StartClassLists.withoutLists(subject, target),
                        List.of("-Xlog:class+load:file=" + log + ":uptimenanos"));
                starts.add(ClassLoads.read(log));
            }
            print(subject, starts);
        }
    }

    private static void print(Subject subject, List<ClassLoads> starts) {
        System.out.printf(HEAD, subject.name(), "classes", "not in JDK's archive", "ms");
        var last = starts.getLast();
        last.byPart().entrySet().stream()
                .sorted(Map.Entry.comparingByValue((one, other) -> Long.compare(other.nanos(), one.nanos())))
                .forEach(part -> System.out.printf(
                        ROW,
                        part.getKey(),
                        part.getValue().classes(),
                        part.getValue().own(),
                        meanMillis(starts, part.getKey())));
        System.out.printf(
                ROW,
                "total",
                last.all().size(),
                last.byPart().values().stream().mapToInt(ClassLoads.Part::own).sum(),
                last.byPart().keySet().stream()
                        .mapToDouble(part -> meanMillis(starts, part))
                        .sum());
    }

    private static double meanMillis(List<ClassLoads> starts, String part) {
        return starts.stream()
                        .mapToLong(start -> start.byPart()
                                .getOrDefault(part, new ClassLoads.Part(0, 0, 0))
                                .nanos())
                        .average()
                        .orElse(0)
                / 1e6;
    }
}
