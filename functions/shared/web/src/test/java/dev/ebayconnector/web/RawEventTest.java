package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** API Gateway's event in, its answer out, both as the JSON that Lambda passes on. */
class RawEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EchoFunction FUNCTION = new EchoFunction();

    @Test
    void anOAuthCodeArrivesByteForByte() {
        var echo = echo(
                event(
                        "GET",
                        "/echo?code=v%5E1.1%23i%5E1,p%5E3%23r%2B1+%2F%2520%252B%26=?%C5%BE&state=a&state=b,c&bare&=x&%2B%20=y"));
        assertThat(texts(echo.at("/query/code"))).containsExactly("v^1.1#i^1,p^3#r+1 /%20%2B&=?ž");
        assertThat(texts(echo.at("/query/state"))).containsExactly("a", "b,c");
        assertThat(texts(echo.at("/query/bare"))).containsExactly("");
        assertThat(texts(echo.at("/query/+ "))).containsExactly("y");
    }

    @Test
    void everyCookieOfOneHeaderArrivesAlsoBesideOnesThatAreNotOurs() throws Exception {
        var header = "__cf_bm=x.y-z; __Host-csrf=c; $odd=1; bad name=2; open=\"x; Path=/; "
                + "__Host-session=a.b=c%2Cd; q=\"e\"; empty=;;alone";
        var cookies = echo(event("GET", "/echo").header("cookie", header)).get("cookies");
        assertThat(cookies).isEqualTo(JSON.readTree("""
            {"__cf_bm":"x.y-z","__Host-csrf":"c","Path":"/","__Host-session":"a.b=c%2Cd","q":"e","empty":""}\
            """));
    }

    @Test
    void aCookieHeaderThatIsNoneIsNoFault() {
        for (var header : List.of("", ";", "=", "x", "a b=c")) {
            assertThat(echo(event("GET", "/echo").header("cookie", header)).get("cookies"))
                    .as(header)
                    .isEmpty();
        }
    }

    @Test
    void repeatedHeadersArriveApart() {
        var headers = echo(event("GET", "/echo").header("x-note", "one").header("x-note", "two, three"))
                .get("headers");
        assertThat(texts(headers.get("x-note"))).containsExactly("one", "two, three");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/echo/a%20b",
                "/echo/a%25zz",
                "/echo/%7Bx%7D",
                "/echo/%C3%A9",
                "/echo//b",
                "/echo/a%23b%3Fc",
                "/echo/a%22%5E%7C%5C",
                "/echo/a+b;c=d",
                "/echo/%2525"
            })
    void anyPathIsTakenAndNothingOfItIsLost(String path) {
        assertThat(echo(event("GET", path)).get("path").asText()).isEqualTo(path);
    }

    @Test
    void aPathThatLooksLikeAHostIsNotOne() {
        var answer = FUNCTION.call(event("GET", "//echo"));
        assertProblem(answer, 404);
        assertThat(answer.body()).contains("/%2Fecho");
    }

    @Test
    void theNameOfAStageIsNotPartOfThePath() {
        assertThat(echo(event("GET", "/echo").stage("prod")).get("path").asText())
                .isEqualTo("/echo");
        assertThat(FUNCTION.call(event("GET", "/prod/echo")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "žé€😀", "a\r\n\tb\u0001"})
    void textArrivesAndLeavesAsItIs(String text) {
        var asText = FUNCTION.call(event("POST", "/text").text("text/plain", text));
        assertThat(asText.body()).isEqualTo("<" + text + ">");
        var asBytes = FUNCTION.call(
                event("POST", "/text").bytes("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)));
        assertThat(asBytes.body()).isEqualTo(asText.body());
        assertThat(asBytes.event().get("isBase64Encoded"))
                .isEqualTo(JSON.getNodeFactory().booleanNode(false));
    }

    @Test
    void bytesArriveAndLeaveAsTheyAre() {
        var every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        var answer = FUNCTION.call(event("POST", "/bytes").bytes("application/octet-stream", every));
        assertThat(answer.event().get("isBase64Encoded").asBoolean()).isTrue();
        assertThat(answer.bytes()).isEqualTo(every);
        var image = FUNCTION.call(event("GET", "/image"));
        assertThat(image.event().get("isBase64Encoded").asBoolean()).isTrue();
        assertThat(image.headers("Content-Type")).containsExactly("image/png");
    }

    @Test
    void jsonArrivesAndLeavesAsUtf8() {
        var answer = FUNCTION.call(event("POST", "/json").json("{\"name\":\"žé€😀\"}"));
        assertThat(answer.json().get("name").asText()).isEqualTo("žé€😀");
        assertThat(answer.headers("Content-Type")).containsExactly("application/json");
    }

    @Test
    void anEmptyBodyIsNoBody() {
        for (var event :
                List.of(event("POST", "/optional"), event("POST", "/optional").json(""))) {
            assertThat(FUNCTION.call(event).body()).isEqualTo("{\"name\":\"unnamed\"}");
        }
        assertProblem(FUNCTION.call(event("POST", "/json").json("")), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"application/json|{\"name\":|400", "application/json|[]|400", "text/plain|x|415"})
    void aBodyThatCannotBeReadIsAProblem(String type, String body, int status) {
        assertProblem(FUNCTION.call(event("POST", "/json").text(type, body)), status);
    }

    @Test
    void everyCookieOfAnAnswerLeaves() {
        var cookies = FUNCTION.call(event("GET", "/cookies")).headers("Set-Cookie");
        assertThat(cookies).hasSize(3).contains("c=3; Expires=Wed, 21 Oct 2026 07:28:00 GMT");
        assertThat(cookies)
                .anyMatch(cookie -> cookie.startsWith("a=1;") && cookie.contains("HttpOnly"))
                .anyMatch(cookie -> cookie.startsWith("b=2"));
    }

    @Test
    void aRedirectKeepsItsTargetAndItsCookies() {
        var answer = FUNCTION.call(event("GET", "/redirect"));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers("Location")).containsExactly("/?oauth=connected&request_id=r#/connection");
        assertThat(answer.headers("Set-Cookie")).hasSize(2);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /nothing, 204",
        "GET, /unchanged, 304",
        "HEAD, /echo, 200",
        "HEAD, /image, 200",
        "HEAD, /nowhere, 404"
    })
    void whatMustHaveNoBodyHasNone(String method, String path, int status) {
        var answer = FUNCTION.call(event(method, path));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.event().hasNonNull("body")).isFalse();
        assertThat(answer.headers("X-Request-ID")).containsExactly("test-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "DELETE", "TRACE", "PROPFIND"})
    void anotherMethodIs405AndNamesThoseThatAreAllowed(String method) {
        var answer = FUNCTION.call(event(method, "/echo"));
        assertProblem(answer, 405);
        assertThat(answer.headers("Allow")).containsExactly("HEAD,GET");
    }

    @Test
    void headersThatRepeatLeaveApart() {
        assertThat(FUNCTION.call(event("GET", "/repeated")).headers("X-Note")).containsExactly("one", "two, three");
    }

    @Test
    void anAnswerOfFiveMegabytesLeavesWhole() {
        var body = FUNCTION.call(event("GET", "/large")).body();
        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSize(5 * 1024 * 1024);
        assertThat(body)
                .matches(text -> text.chars().allMatch(character -> character == 'ž'), "nothing but the letter");
    }

    @ParameterizedTest
    @CsvSource({"262144, 200", "262145, 413"})
    void theLimitOfABodyIsInBytesHoweverTheyTravel(int size, int status) {
        var text = "x".repeat(size % 2) + "ž".repeat(size / 2);
        for (var event : List.of(
                event("POST", "/text").text("text/plain", text),
                event("POST", "/text").bytes("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)))) {
            var answer = FUNCTION.call(event);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body().contains("262144 bytes")).isEqualTo(status == 413);
        }
    }

    @Test
    void everyAnswerForbidsStoringAndRecodingAndSaysWhetherItIsBase64() {
        for (var event : List.of(
                event("GET", "/echo"),
                event("GET", "/nowhere"),
                event("GET", "/broken"),
                event("GET", "/image"),
                HttpEvent.get("/echo"),
                event("POST", "/text").text("text/plain", "x".repeat(262_145)))) {
            var answer = FUNCTION.call(event);
            assertThat(answer.headers("Cache-Control")).containsExactly("no-store, no-transform");
            assertThat(answer.event().get("isBase64Encoded").isBoolean()).isTrue();
        }
    }

    @Test
    void anUnexpectedFailureIs500AndSaysNothingOfTheInside() {
        var answer = FUNCTION.call(event("GET", "/broken"));
        assertProblem(answer, 500);
        assertThat(answer.event().toString()).doesNotContain("secret detail");
    }

    static void assertProblem(HttpAnswer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("request_id").asText()).isEqualTo("test-1");
        assertThat(answer.headers("X-Request-ID")).containsExactly("test-1");
    }

    /** A request that came through the edge. */
    private static HttpEvent event(String method, String target) {
        return HttpEvent.of(method, target)
                .header("x-request-id", "test-1")
                .header("x-edge-secret", EchoFunction.EDGE_SECRET);
    }

    private static JsonNode echo(HttpEvent event) {
        return FUNCTION.call(event).json();
    }

    private static List<String> texts(JsonNode values) {
        return values.valueStream().map(JsonNode::asText).toList();
    }
}
