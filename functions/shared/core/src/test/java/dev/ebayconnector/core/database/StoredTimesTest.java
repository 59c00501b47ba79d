package dev.ebayconnector.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.testing.TestDatabase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoredTimesTest {

    private static final Instant NINE = Instant.parse("2026-05-01T09:10:00Z");
    private static final int HOUR = 3600;

    private static TestDatabase database;
    private static ConnectionPool pool;
    private static StoredTimes times;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
        pool = new ConnectionPool((DatabaseSettings)
                Settings.read(
                        Map.of("DATABASE_URL", database.url()), each -> DatabaseSettings.read(each, "connector-data"))[
                        0]);
        times = new StoredTimes(pool);
    }

    @AfterAll
    static void close() throws Exception {
        pool.close();
        database.close();
    }

    @Test
    void whatInstancesMeasuredInAnHourIsAddedUpAndReplacedADayLater() throws Exception {
        times.add("DataFunction", NINE, new int[] {1, 0, 2});
        times.add("DataFunction", NINE.plusSeconds(60), new int[] {0, 5, 1, 4});
        times.add("AuthFunction", NINE, new int[] {7});
        times.add("DataFunction", NINE.plusSeconds(HOUR), new int[] {9});
        assertThat(rows()).isEqualTo("AuthFunction 9 {7}; DataFunction 9 {1,5,3,4}; DataFunction 10 {9}");
        times.add("DataFunction", NINE.plusSeconds(24 * HOUR), new int[] {2});
        times.add("DataFunction", NINE, new int[] {100});
        assertThat(rows())
                .as("an instance that is a day late changes nothing")
                .isEqualTo("AuthFunction 9 {7}; DataFunction 9 {2}; DataFunction 10 {9}");
    }

    private static String rows() {
        return database.ask("""
            SELECT string_agg(function_name || ' ' || slot || ' ' || CAST(buckets AS text), '; ' ORDER BY function_name, slot)
            FROM function_times
            """);
    }
}
