package dev.ebayconnector.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.metrics.Metric;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsPageTest {
    private static final String TOKEN = "scrape-token";

    @TempDir
    private Path logs;

    private MetricsPage page;

    @BeforeEach
    void open() throws IOException {
        page = MetricsPage.open(0, logs, TOKEN);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void figuresOfAllFunctionsAddUp() throws Exception {
        log("sync.log", embedded("SyncWorkerFunction", "Invocations", "Count", "1"));
        log("sync.log", "INFO request - GET /api/health 200");
        log("data.log", embedded("DataFunction", "Invocations", "Count", "1"));
        assertThat(metrics()).contains("ebayconnector_invocations_total{function=\"SyncWorkerFunction\"} 1.0");
        log("sync.log", embedded("SyncWorkerFunction", "Invocations", "Count", "2"));
        log("sync.log", embedded("SyncWorkerFunction", "Duration", "Milliseconds", "[20,1500]"));
        assertThat(metrics())
                .contains(
                        "ebayconnector_invocations_total{function=\"SyncWorkerFunction\"} 3.0",
                        "ebayconnector_invocations_total{function=\"DataFunction\"} 1.0",
                        "ebayconnector_duration_seconds_count{function=\"SyncWorkerFunction\"} 2",
                        "ebayconnector_duration_seconds_sum{function=\"SyncWorkerFunction\"} 1.52");
    }

    @Test
    void aGaugeShowsItsLastValue() throws Exception {
        log("s.log", embedded("SyncSchedulerFunction", "OldestQueuedRun", "Seconds", "90"));
        log("s.log", embedded("SyncSchedulerFunction", "OldestQueuedRun", "Seconds", "30"));
        assertThat(metrics()).contains("ebayconnector_oldest_queued_run{function=\"SyncSchedulerFunction\"} 30.0");
    }

    @Test
    void aLineThatIsStillWrittenCountsOnceItIsComplete() throws Exception {
        String line = embedded("DataFunction", "Connects", "Count", "1");
        append("d.log", line.substring(0, 40));
        assertThat(metrics()).doesNotContain("connects");
        append("d.log", line.substring(40) + "\n");
        assertThat(metrics()).contains("ebayconnector_connects_total{function=\"DataFunction\"} 1.0");
        assertThat(metrics()).contains("ebayconnector_connects_total{function=\"DataFunction\"} 1.0");
    }

    @Test
    void onlyTheScrapeTokenOpensThePage() throws Exception {
        assertThat(get(null).statusCode()).isEqualTo(401);
        assertThat(get("Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(get("Bearer " + TOKEN).statusCode()).isEqualTo(200);
    }

    @Test
    void theGaugesAreThoseOfTheFunctions() {
        assertThat(Figures.GAUGES)
                .isEqualTo(Arrays.stream(Metric.values())
                        .filter(Metric::isGauge)
                        .map(Metric::text)
                        .collect(Collectors.toSet()));
    }

    private static String embedded(String function, String name, String unit, String value) {
        return """
            {"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"n","Dimensions":[["Function"]],\
            "Metrics":[{"Name":"%s","Unit":"%s"}]}]},"Function":"%s","%s":%s}\
            """.formatted(name, unit, function, name, value);
    }

    private void log(String file, String line) throws IOException {
        append(file, line + "\n");
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(logs.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String metrics() throws Exception {
        return get("Bearer " + TOKEN).body();
    }

    private HttpResponse<String> get(String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(page.url());
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
