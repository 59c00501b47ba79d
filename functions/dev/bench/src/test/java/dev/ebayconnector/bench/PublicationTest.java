package dev.ebayconnector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();
    private static final Run RUN = new Run("2026-01-01", "1234567", "a machine");

    @TempDir
    private Path directory;

    @Test
    void theTablesAndTheChartInTheRepositoryShowTheRecordedFigures() throws IOException {
        var publication = new Publication(ROOT);

        for (var file : publication.files().entrySet()) {
            assertThat(Files.readString(file.getKey()))
                    .as("%s; mvn -Pbench -Dbench.only=docs writes it", ROOT.relativize(file.getKey()))
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void everyFunctionThatAnswersRequestsIsRecorded() throws IOException {
        assertThat(new Publication(ROOT).recorded().of(Kind.FUNCTION))
                .extracting(Measured::name)
                .contains("health", "auth", "oauth", "accounts", "token-info", "logs", "sync", "data", "alerts")
                .contains("erasures", "notifications");
    }

    @Test
    void resultsAreTheSameAfterTheyWereWrittenAndRead() throws IOException {
        var results =
                new Results(List.of(measured("plain handler", Kind.PLAIN, 100), measured("auth", Kind.FUNCTION, 512)));

        results.write(directory.resolve("bench.json"));

        assertThat(Results.read(directory.resolve("bench.json"))).isEqualTo(results);
    }

    @Test
    void aTableShowsEachFigureWithItsRatioAndEachRunOnce() {
        var results =
                new Results(List.of(measured("plain handler", Kind.PLAIN, 100), measured("auth", Kind.FUNCTION, 512)));

        assertThat(new Tables(results).brief()).isEqualTo("""
            | | cold, ms | cold with AOT cache, ms | warm, ms | memory, MB |
            | --- | ---: | ---: | ---: | ---: |
            | plain handler | 100 · 1.0 × | | 100.00 · 1.0 × | 100 · 1.0 × |
            | auth | 512 · 5.1 × | | 512.00 · 5.1 × | 512 · 5.1 × |

            Measured on 2026-01-01, commit 1234567: a machine.
            """);
    }

    private static Measured measured(String name, Kind kind, double figure) {
        var figures = new EnumMap<Column, Double>(Column.class);
        var ratios = new EnumMap<Column, Double>(Column.class);
        for (var column : List.of(Column.COLD, Column.WARM, Column.P99, Column.MEMORY)) {
            figures.put(column, figure);
            ratios.put(column, figure / 100);
        }
        return new Measured(name, kind, "/healthz/db", false, figures, ratios, RUN);
    }
}
