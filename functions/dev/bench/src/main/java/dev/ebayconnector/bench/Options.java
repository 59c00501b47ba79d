package dev.ebayconnector.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param only   names of functions, {@code functions}, {@code peers}, {@code all}
 * @param quick  few cold starts of few functions, as CI does
 * @param record write the figures to the repository instead of judging them by those
 * @param profile names of functions whose cold start is to be taken apart; none to measure
 * @param classes write the lists of classes that the functions load at a start, and measure nothing
 * @param maven  the command that builds the peers
 */
record Options(
        Path root,
        Set<String> only,
        boolean quick,
        boolean record,
        Set<String> profile,
        boolean classes,
        List<String> maven) {

    private static final String ALL = "all";
    private static final String FUNCTIONS = "functions";
    private static final String PEERS = "peers";
    private static final Set<String> QUICK = Set.of("health", "auth");

    static Options read(Path root) {
        var only = names(System.getProperty("bench.only", ALL));
        var maven = Stream.of(
                        System.getProperty("bench.maven", "mvn"),
                        Boolean.getBoolean("bench.offline") ? "--offline" : "--batch-mode")
                .toList();
        return new Options(
                root,
                only,
                Boolean.getBoolean("bench.quick"),
                Boolean.getBoolean("bench.record"),
                names(System.getProperty("bench.profile", "")),
                Boolean.getBoolean("bench.classes"),
                maven);
    }

    private static Set<String> names(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Only the tables and the chart, from the recorded figures. */
    boolean docs() {
        return only.contains("docs");
    }

    /** The lists of the API, in small and large stores. */
    boolean reads() {
        return only.contains("reads");
    }

    /** What {@code ScaleBench} of the sync has measured in the same build. */
    boolean scale() {
        return only.contains("scale");
    }

    /** What checking a session costs, and what secrets by reference cost: each beside the same function without it. */
    boolean secrets() {
        return only.contains("secrets");
    }

    boolean function(String name) {
        return quick && only.contains(ALL)
                ? QUICK.contains(name)
                : only.contains(ALL) || only.contains(FUNCTIONS) || only.contains(name);
    }

    boolean peers() {
        return only.contains(PEERS) || !quick && only.contains(ALL);
    }

    /** Also the handler that checks a session without a framework; a quick run has no time for it. */
    boolean plainSignedIn() {
        return !quick;
    }
}
