package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationsFunctionTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final LambdaCall call = LambdaCall.on(Map.of(
            "MIGRATIONS_URL",
            database.url(),
            "ADMIN_EMAIL",
            "ada@example.com",
            "ADMIN_PASSWORD",
            "correct horse battery"));

    @Test
    void migrateAnswersWhatTheCommandLinePrints() throws Exception {
        JsonNode first = answer("{\"command\":\"migrate\"}");
        JsonNode second = answer("{\"command\":\"migrate\"}");
        Console console = Console.on(database.url());
        console.run("migrate", "--json");

        assertThat(first.path("outcome").asText()).isEqualTo("applied");
        assertThat(first.path("applied")).isNotEmpty();
        assertThat(second).isEqualTo(new ObjectMapper().readTree(console.out()));
    }

    @Test
    void infoValidateAndCreateAdminAnswerToo() throws Exception {
        answer("{\"command\":\"migrate\"}");

        assertThat(answer("{\"command\":\"info\"}").path("versions")).isNotEmpty();
        assertThat(answer("{\"command\":\"validate\"}").path("outcome").asText())
                .isEqualTo("valid");
        assertThat(answer("{\"command\":\"create-admin\",\"role\":\"VIEWER\"}")
                        .path("outcome")
                        .asText())
                .isEqualTo("created");
        assertThat(database.ask("SELECT role FROM users WHERE email = 'ada@example.com'"))
                .isEqualTo("VIEWER");
    }

    @Test
    void anUnknownCommandIsABadSettingThatNamesTheGoodOnes() throws Exception {
        JsonNode answer = answer("{\"command\":\"drop\"}");

        assertThat(answer.path("exit_code").asInt()).isEqualTo(2);
        assertThat(answer.path("problems").path(0).asText()).contains("{\"command\":\"migrate\"}");
    }

    @Test
    void theAnswerComesBeforeLambdaEndsTheProcess() throws Exception {
        String answer = call.withMillisLeft(1_000).answer("{\"command\":\"migrate\"}");

        assertThat(new ObjectMapper().readTree(answer).path("exit_code").asInt())
                .isEqualTo(3);
    }

    private JsonNode answer(String event) throws Exception {
        return new ObjectMapper().readTree(call.answer(event));
    }
}
