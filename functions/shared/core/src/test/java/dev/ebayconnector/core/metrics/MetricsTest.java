package dev.ebayconnector.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

    private final List<Map<?, ?>> lines = new ArrayList<>();
    private final List<String> stored = new ArrayList<>();
    private Instant now = START;
    private final Metrics metrics = new Metrics(
            new MetricsSettings("EbayConnector"),
            ((InstantSource) () -> now).withZone(ZoneOffset.UTC),
            JsonMapper.createDefault(),
            this::read,
            () -> (function, at, buckets) ->
                    stored.add(function + " " + Arrays.stream(buckets).sum()));

    private static final class TestFunction {}

    private void read(String line) {
        try {
            lines.add(JsonMapper.createDefault().readValue(line, Map.class));
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }

    @Test
    void anInvocationIsCountedAndTimed() {
        assertEquals("done", metrics.measure(TestFunction.class, () -> "done"));
        var line = lines.getFirst();
        assertEquals("TestFunction", line.get("Function"));
        assertEquals(1.0, number(line.get("Invocations")));
        assertEquals(0.0, number(line.get("Failures")));
        assertTrue(number(line.get("Duration")) >= 0);
    }

    /** A database that is away would be waited for a second time, and what needs none must not ask for one. */
    @Test
    void durationsAreStoredOnceAMinuteBehindASuccessThatUsedTheDatabase() {
        metrics.measure(TestFunction.class, () -> "no database");
        metrics.measure(TestFunction.class, () -> borrow(500), status -> status >= 500);
        assertEquals(List.of(), stored);
        metrics.measure(TestFunction.class, () -> borrow(200));
        assertEquals(List.of("TestFunction 3"), stored);
        metrics.measure(TestFunction.class, () -> borrow(200));
        now = now.plusSeconds(59);
        metrics.measure(TestFunction.class, () -> borrow(200));
        now = now.plusSeconds(1);
        metrics.measure(TestFunction.class, () -> "no database");
        assertEquals(1, stored.size());
        metrics.measure(TestFunction.class, () -> borrow(200));
        assertEquals(List.of("TestFunction 3", "TestFunction 4"), stored);
    }

    @Test
    void durationsThatCannotBeStoredAreKeptAndFailNothing() {
        var broken = new boolean[] {true};
        var failing = new Metrics(
                MetricsSettings.DEFAULT,
                ((InstantSource) () -> now).withZone(ZoneOffset.UTC),
                JsonMapper.createDefault(),
                this::read,
                () -> (function, at, buckets) -> {
                    if (broken[0]) {
                        throw new SQLException("away");
                    }
                    stored.add(function + " " + Arrays.stream(buckets).sum());
                });
        for (int i = 0; i < 2; i++) {
            failing.measure(TestFunction.class, () -> {
                failing.add(Metric.POOL_WAIT, Duration.ofMillis(1));
                return 200;
            });
            broken[0] = false;
            now = now.plusSeconds(60);
        }
        assertEquals(List.of("TestFunction 2"), stored);
    }

    private int borrow(int status) {
        metrics.add(Metric.POOL_WAIT, Duration.ofMillis(1));
        return status;
    }

    @Test
    void anExceptionAndAFailedAnswerAreFailures() {
        assertThrows(
                IllegalStateException.class,
                () -> metrics.measure(TestFunction.class, () -> {
                    throw new IllegalStateException();
                }));
        metrics.measure(TestFunction.class, () -> 500, status -> status >= 500);
        metrics.measure(TestFunction.class, () -> 404, status -> status >= 500);
        assertEquals(
                List.of(1.0, 1.0, 0.0),
                lines.stream().map(line -> number(line.get("Failures"))).toList());
    }

    @Test
    void figuresAddUpWhateverThreadsMeasure() {
        metrics.measure(TestFunction.class, () -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int thread = 0; thread < 50; thread++) {
                    threads.submit(() -> {
                        for (int i = 0; i < 20; i++) {
                            metrics.add(Metric.EBAY_CALLS, "orders", 1);
                            metrics.add(Metric.POOL_WAIT, Duration.ofMillis(2));
                        }
                    });
                }
            }
            return null;
        });
        var calls = lines.stream().filter(line -> "orders".equals(line.get("Resource")));
        assertEquals(
                1000.0, calls.mapToDouble(line -> number(line.get("EbayCalls"))).sum());
        var waits =
                lines.stream().filter(line -> line.containsKey("PoolWait")).map(line -> (List<?>) line.get("PoolWait"));
        assertEquals(1000, waits.mapToInt(List::size).sum());
    }

    @Test
    void theLastValueOfAGaugeCounts() {
        metrics.measure(TestFunction.class, () -> {
            metrics.add(Metric.QUOTA_LEFT, "sell/fulfillment", 4_000);
            metrics.add(Metric.QUOTA_LEFT, "sell/fulfillment", 3_900);
            metrics.add(Metric.QUOTA_LEFT, "sell/finances", 10);
            return null;
        });
        assertEquals(
                Map.of("sell/fulfillment", 3_900.0, "sell/finances", 10.0),
                Map.of(
                        lines.get(0).get("Api"),
                        number(lines.get(0).get("QuotaLeft")),
                        lines.get(1).get("Api"),
                        number(lines.get(1).get("QuotaLeft"))));
    }

    @Test
    void aLongInvocationPrintsOnceAMinute() {
        metrics.measure(TestFunction.class, () -> {
            for (int second = 0; second < 150; second++) {
                now = START.plusSeconds(second);
                metrics.add(Metric.ROWS_STORED, "orders", 10);
            }
            return null;
        });
        var rows = lines.stream()
                .filter(line -> line.containsKey("RowsStored"))
                .map(line -> number(line.get("RowsStored")))
                .toList();
        assertEquals(List.of(610.0, 600.0, 290.0), rows);
    }

    @Test
    void aLineHasNoMoreValuesThanCloudWatchTakes() {
        metrics.measure(TestFunction.class, () -> {
            for (int i = 0; i < 250; i++) {
                metrics.add(Metric.POOL_WAIT, Duration.ofMillis(i));
            }
            return null;
        });
        var sizes = lines.stream()
                .filter(line -> line.containsKey("PoolWait"))
                .map(line -> ((List<?>) line.get("PoolWait")).size())
                .toList();
        assertEquals(List.of(100, 100, 50), sizes);
    }

    /** By AWS's specification: each metric and each dimension that a line declares is a member of it. */
    @Test
    void eachLineDeclaresWhatItHolds() {
        metrics.measure(TestFunction.class, () -> {
            for (var metric : Metric.values()) {
                metrics.add(metric, metric.dimension == null ? null : "value", 1);
            }
            return null;
        });
        for (var line : lines) {
            var aws = (Map<?, ?>) line.get("_aws");
            assertEquals(START.toEpochMilli(), ((Number) aws.get("Timestamp")).longValue());
            var directive = (Map<?, ?>) ((List<?>) aws.get("CloudWatchMetrics")).getFirst();
            assertEquals("EbayConnector", directive.get("Namespace"));
            var declared = new ArrayList<Object>((List<?>) ((List<?>) directive.get("Dimensions")).getFirst());
            ((List<?>) directive.get("Metrics")).forEach(metric -> declared.add(((Map<?, ?>) metric).get("Name")));
            declared.add("_aws");
            assertEquals(
                    declared.stream().sorted(this::byText).toList(),
                    line.keySet().stream().sorted(this::byText).toList());
        }
    }

    @Test
    void aDimensionIsGivenExactlyWhereTheMetricHasOne() {
        assertThrows(IllegalArgumentException.class, () -> metrics.add(Metric.EBAY_CALLS, 1));
        assertThrows(IllegalArgumentException.class, () -> metrics.add(Metric.CONNECTS, "orders", 1));
    }

    private int byText(Object one, Object other) {
        return one.toString().compareTo(other.toString());
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
