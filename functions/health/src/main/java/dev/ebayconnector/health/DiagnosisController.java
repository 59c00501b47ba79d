package dev.ebayconnector.health;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@code /api/health/…}: what to do, and how fast the functions are. No answer names a host or an account. */
@Controller("/api/health")
final class DiagnosisController {

    /** The row of the hour that has begun is that of a day ago until it is written, so there are 24 at most. */
    private static final Duration PERIOD = Duration.ofHours(23);

    private final Diagnosis diagnosis;
    private final Latencies latencies;
    private final Clock clock;

    DiagnosisController(Diagnosis diagnosis, Latencies latencies, Clock clock) {
        this.diagnosis = diagnosis;
        this.latencies = latencies;
        this.clock = clock;
    }

    /** What each check found and how to correct it; 200 whatever they found. */
    @Get("/diagnosis")
    Findings diagnosis() {
        return new Findings(diagnosis.findings().stream()
                .map(found -> new Found(found.check(), found.word(), found.figure(), found.fix()))
                .toList());
    }

    @Get("/latency")
    Functions latency() {
        var since = clock.instant().truncatedTo(ChronoUnit.HOURS).minus(PERIOD);
        return new Functions(since, latencies.since(since));
    }

    @Serdeable
    record Findings(List<Found> findings) {}

    /**
     * @param level {@code ok}, {@code warn} or {@code fail}
     * @param fix   empty where nothing is to be done
     */
    @Serdeable
    record Found(String check, String level, String figure, String fix) {}

    @Serdeable
    record Functions(Instant since, List<Latencies.Latency> functions) {}
}
