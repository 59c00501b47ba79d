package dev.ebayconnector.tokeninfo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestSession;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request for a dry run, in any form, must never refresh. */
class RefreshRequestTest {

    private static Scene scene;

    private Account account;

    @BeforeAll
    static void start() throws Exception {
        scene = new Scene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @BeforeEach
    void connect() {
        scene.clean();
        account = scene.connect("seller-a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        -                        | {"dry_run":true}
        ?dry_run=true            | -
        ?dryRun=true             | -
        ?dry_run=true            | {}
        ?dryRun=true             | {"dry_run":true}
        ?dryRun=true&dry_run=true| {"dry_run":true}
        """)
    void aDryRunIsAskedForInTheBodyOrInTheQueryAndChangesNothing(String query, String body) {
        var before = scene.row(account);
        var answer = refresh(query, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("action").asText()).isEqualTo("would_refresh");
        assertThat(answer.json().path("dry_run").asBoolean()).isTrue();
        assertThat(scene.row(account)).isEqualTo(before);
        assertThat(scene.ebay.calls("token.refresh")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        -              | -
        -              | {}
        -              | null
        -              | {"dry_run":false}
        ?dry_run=false | -
        ?dryRun=false  | {"dry_run":false}
        """)
    void otherwiseTheTokenIsRefreshed(String query, String body) {
        var answer = refresh(query, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("action").asText()).isEqualTo("refreshed");
        assertThat(scene.ebay.calls("token.refresh")).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        dry_run | ?dryRun=false               | {"dry_run":true}
        dry_run | ?dryRun=true                | {"dry_run":false}
        dry_run | ?dry_run=true&dryRun=false  | -
        dry_run | -                           | {"dry_run":"true"}
        dry_run | -                           | {"dry_run":1}
        dry_run | -                           | {"dry_run":[true]}
        dryRun  | -                           | {"dryRun":true}
        dry     | -                           | {"dry":true}
        Dry_Run | -                           | {"Dry_Run":true}
        dry_run | ?dry_run=                   | -
        dry_run | ?dry_run=1                  | -
        dryRun  | ?dryRun=TRUE                | -
        dry_run | ?dry_run=true&dry_run=false | -
        dry     | ?dry=true                   | -
        """)
    void whatIsUnknownInvalidOrContradictoryIsRefusedByName(String field, String query, String body) {
        var answer = refresh(query, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly(field);
        assertThat(scene.ebay.calls("token.refresh")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        application/json                  | [true]           | 400
        application/json                  | "dry_run"        | 400
        application/json                  | true             | 400
        application/json                  | {"dry_run":true  | 400
        application/x-www-form-urlencoded | dry_run=true     | 415
        text/plain                        | {"dry_run":true} | 415
        """)
    void aBodyThatIsNotAJsonObjectIsRefused(String type, String body, int status) {
        var answer = call(event(null).text(type, body));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(scene.ebay.calls("token.refresh")).isZero();
    }

    @Test
    void aBodyInBase64IsReadToo() {
        var answer = call(event(null).bytes("application/json; charset=utf-8", "{\"dry_run\":true}".getBytes()));
        assertThat(answer.json().path("action").asText()).isEqualTo("would_refresh");
        assertThat(scene.ebay.calls("token.refresh")).isZero();
    }

    @Test
    void aBodyWithoutAContentTypeIsNotOverlooked() throws Exception {
        var json = new ObjectMapper();
        var event = (ObjectNode) json.readTree(event(null)
                .json("{\"dry_run\":true}")
                .bearer(TestSession.of("ADMIN", scene.user))
                .toString());
        for (var headers : List.of("headers", "multiValueHeaders")) {
            ((ObjectNode) event.get(headers)).remove("content-type");
        }
        LambdaCall.call(scene.function, event.toString(), Duration.ofSeconds(29));
        assertThat(scene.ebay.calls("token.refresh")).isZero();
    }

    @Test
    void theSameRequestWithItsKeyRefreshesOnce() {
        var first = call(event(null).json("{}").header("idempotency-key", "one"));
        var again = call(event(null).json("{}").header("idempotency-key", "one"));
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(scene.ebay.calls("token.refresh")).isOne();
    }

    private HttpAnswer refresh(String query, String body) {
        return call(body == null ? event(query) : event(query).json(body));
    }

    private HttpAnswer call(HttpEvent event) {
        return LambdaCall.http(scene.function, event.bearer(TestSession.of("ADMIN", scene.user)));
    }

    private HttpEvent event(String query) {
        return HttpEvent.of("POST", "/api/ebay/token-info/" + account.id() + "/refresh" + (query == null ? "" : query));
    }
}
