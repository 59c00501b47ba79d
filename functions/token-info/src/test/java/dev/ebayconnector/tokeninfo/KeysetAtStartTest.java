package dev.ebayconnector.tokeninfo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.TestKeyset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A {@code TOKEN_KEYSET} that does not open the stored tokens is reported before the first token is needed. */
class KeysetAtStartTest {

    private static final String FAULTS = """
        SELECT kind || ' ' || function_name FROM function_faults ORDER BY 1
        """;

    private static Scene scene;

    @BeforeAll
    static void start() throws Exception {
        scene = new Scene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @Test
    void aWrongKeysetIsAnEventAndAFaultUntilTheRightOneIsThere() {
        scene.connect("seller-a");
        try (var _ = scene.function(Map.of())) {
            assertThat(faults()).isEmpty();
        }
        try (var _ = scene.function(Map.of("TOKEN_KEYSET", TestKeyset.fresh()))) {
            assertThat(faults()).containsExactly("token_keyset token-info");
            assertThat(scene.sql.texts("SELECT level FROM event_log WHERE event = 'token.keyset_wrong'"))
                    .containsExactly("ERROR");
        }
        try (var _ = scene.function(Map.of())) {
            assertThat(faults()).isEmpty();
        }
    }

    @Test
    void aDatabaseThatIsAwayKeepsNoFunctionFromStarting() {
        try (var function = scene.function(Map.of("DATABASE_URL", "postgres://none:none@127.0.0.1:9/none"))) {
            assertThat(function.getApplicationContext().isRunning()).isTrue();
        }
    }

    private static List<String> faults() {
        return scene.sql.texts(FAULTS);
    }
}
