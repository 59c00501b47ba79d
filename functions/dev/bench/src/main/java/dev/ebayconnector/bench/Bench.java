package dev.ebayconnector.bench;

import dev.ebayconnector.bench.reads.ReadsBench;
import dev.ebayconnector.migrations.Migrations;
import dev.ebayconnector.testing.FunctionSettings;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.testingpostgres.FakeSecrets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures every function that answers requests while it does real work: it verifies the session and queries PostgreSQL.
 * Beside them handlers without a framework, and the same work in other frameworks.
 */
public final class Bench {

    /** How often what looks slower than recorded is measured again before it counts as slower. */
    private static final int REPETITIONS = 2;

    private final Options options;
    private final Publication publication;
    private final Path target;

    private Bench(Options options) {
        this.options = options;
        this.publication = new Publication(options.root());
        this.target = options.root().resolve("functions/dev/bench/target");
    }

    /** @param arguments the project's root */
    public static void main(String[] arguments) throws Exception {
        var bench = new Bench(Options.read(Path.of(arguments[0]).toRealPath()));
        if (bench.options.docs()) {
            bench.publication.write();
        } else if (bench.options.reads()) {
            ReadsBench.run(bench.options.root());
        } else if (!bench.options.scale() && !bench.measure()) {
            System.exit(1);
        }
    }

    private boolean measure() throws Exception {
        try (var postgres = EmbeddedPostgres.start();
                var aws = new FakeSecrets()) {
            var url = postgres.getJdbcUrl("postgres", "postgres");
            Migrations.migrate(url);
            TestSession.database(url);
            if (!options.profile().isEmpty()) {
                profile(FunctionSettings.of(url));
                return true;
            }
            if (options.classes()) {
                var functions = new Functions(options.root(), FunctionSettings.of(url)).all();
                new StartClassLists(options.root(), new Instances(target)).write(functions);
                return true;
            }
            var subjects = subjects(FunctionSettings.of(url), aws);
            return subjects.isEmpty() || judge(subjects, new Trial(new Instances(target), plan()));
        }
    }

    private void profile(Map<String, String> settings) throws IOException, InterruptedException {
        var subjects = new ArrayList<>(List.of(new PlainHandlers(options.root(), settings).base()));
        new Functions(options.root(), settings)
                .all().stream()
                        .filter(subject -> options.profile().contains(subject.name()))
                        .forEach(subjects::add);
        new Profile(new Instances(target), target).print(subjects);
    }

    private Plan plan() {
        return options.quick() ? Plan.QUICK : Plan.FULL;
    }

    /** The plain handler first; none if nothing is to be compared with it. */
    private List<Subject> subjects(Map<String, String> settings, FakeSecrets aws)
            throws IOException, InterruptedException {
        var functions = new Functions(options.root(), settings);
        var compared = new ArrayList<Subject>();
        if (options.secrets()) {
            compared.addAll(functions.secrets(aws));
        }
        functions.all().stream()
                .filter(subject -> options.function(subject.name()))
                .forEach(compared::add);
        if (options.peers()) {
            var peers = new Peers(options.root(), settings);
            peers.build(options.maven());
            compared.addAll(peers.all());
        }
        if (compared.isEmpty()) {
            return List.of();
        }
        var plain = new PlainHandlers(options.root(), settings);
        if (options.plainSignedIn()) {
            compared.addFirst(plain.signedIn());
        }
        compared.addFirst(plain.base());
        return compared;
    }

    /** Returns false if a function is slower than recorded. */
    private boolean judge(List<Subject> subjects, Trial trial) throws IOException, InterruptedException {
        var run = Run.now(options.root());
        var results = Results.of(trial.measure(subjects), run);
        new Report(results).print();
        if (options.record()) {
            results.write(target.resolve("bench.json"));
            publication.record(results);
            return true;
        }
        var gate = new Gate(publication.recorded());
        if (!gate.isJudged(Column.COLD, results) || !gate.isJudged(Column.WARM, results)) {
            System.out.println("The machine is busy: only processor time and memory are judged.");
        }
        var excesses = gate.excesses(results);
        for (int repetition = 1; repetition <= REPETITIONS && !excesses.isEmpty(); repetition++) {
            excesses.forEach(excess -> System.out.println(excess + "; measured again"));
            results = results.betterOf(Results.of(trial.measure(suspicious(subjects, excesses)), run));
            excesses = gate.excesses(results);
        }
        results.write(target.resolve("bench.json"));
        System.out.println("Written to functions/dev/bench/target/bench.json");
        excesses.forEach(excess -> System.out.println("SLOWER: " + excess));
        if (!excesses.isEmpty()) {
            System.out.println(
                    "A ratio may be 15 % above functions/dev/bench/recorded.json; docs/performance.md says more.");
        }
        return excesses.isEmpty();
    }

    private static List<Subject> suspicious(List<Subject> subjects, List<Gate.Excess> excesses) {
        var again = new ArrayList<>(List.of(subjects.getFirst()));
        subjects.stream()
                .filter(subject ->
                        excesses.stream().anyMatch(excess -> excess.function().equals(subject.name())))
                .forEach(again::add);
        return again;
    }
}
