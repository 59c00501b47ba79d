package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
    void anOAuthCodeArrivesByteForByte() throws Exception {
        var code = "v^1.1#i^1,p^3#r+1 /%20%2B&=?ž";
        var echo = echo(RawEvent.through("GET", "/echo").query("code", code).query("state", "a", "b,c").query("bare", ""));
        assertThat(echo.at("/query/code/0").asText()).isEqualTo(code);
        assertThat(echo.at("/query/code")).hasSize(1);
        assertThat(texts(echo.at("/query/state"))).containsExactly("a", "b,c");
        assertThat(echo.at("/query/bare/0").asText("?")).isEmpty();
    }

    @Test
    void everyCookieOfOneHeaderArrivesAlsoBesideOnesThatAreNotOurs() throws Exception {
        var cookies = echo(RawEvent.through("GET", "/echo")
                .header("cookie", "__cf_bm=x.y-z; connector_csrf=c; $odd=1; bad name=2; connector_session=a.b=c%2Cd; q=\"e\"")).get("cookies");
        assertThat(cookies).isEqualTo(JSON.readTree(
                "{\"__cf_bm\":\"x.y-z\",\"connector_csrf\":\"c\",\"connector_session\":\"a.b=c%2Cd\",\"q\":\"e\"}"));
    }

    @Test
    void repeatedHeadersArriveApart() throws Exception {
        var headers = echo(RawEvent.through("GET", "/echo").header("x-note", "one", "two, three")).get("headers");
        assertThat(texts(headers.get("x-note"))).containsExactly("one", "two, three");
    }

    @ParameterizedTest
    @CsvSource({"/echo/a b, /echo/a%20b", "/echo/a%zz, /echo/a%25zz", "/echo/{x}, /echo/%7Bx%7D", "/echo/é, /echo/%C3%A9", "/echo//b, /echo//b",
            "/echo/a#b?c, /echo/a%23b%3Fc", "/echo/a\"^|\\, /echo/a%22%5E%7C%5C", "/echo/a+b;c=d, /echo/a+b;c=d"})
    void anyDecodedPathIsTakenAndNothingOfItIsLost(String decoded, String path) throws Exception {
        assertThat(echo(RawEvent.through("GET", decoded)).get("path").asText()).isEqualTo(path);
    }

    @Test
    void aPathThatLooksLikeAHostIsNotOne() throws Exception {
        var answer = FUNCTION.invoke(RawEvent.through("GET", "//echo").json());
        assertProblem(answer, 404);
        assertThat(answer.get("body").asText()).contains("/%2Fecho");
    }

    @Test
    void theNameOfAStageIsNotPartOfThePath() throws Exception {
        assertThat(echo(RawEvent.through("GET", "/prod/echo").stage("prod")).get("path").asText()).isEqualTo("/echo");
        assertThat(FUNCTION.invoke(RawEvent.through("GET", "/prod/echo").json()).get("statusCode").asInt()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "žé€😀", "a\r\n\tb\u0001"})
    void textArrivesAndLeavesAsItIs(String text) throws Exception {
        var asText = FUNCTION.invoke(RawEvent.through("POST", "/text").body("text/plain", text).json());
        assertThat(asText.get("body").asText()).isEqualTo("<" + text + ">");
        var asBytes = FUNCTION.invoke(RawEvent.through("POST", "/text").body("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)).json());
        assertThat(asBytes.get("body").asText()).isEqualTo("<" + text + ">");
        assertThat(asBytes.get("isBase64Encoded").asBoolean()).isFalse();
    }

    @Test
    void bytesArriveAndLeaveAsTheyAre() throws Exception {
        var every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        var answer = FUNCTION.invoke(RawEvent.through("POST", "/bytes").body("application/octet-stream", every).json());
        assertThat(answer.get("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(answer.get("body").asText())).isEqualTo(every);
        var image = FUNCTION.invoke(RawEvent.through("GET", "/image").json());
        assertThat(image.get("isBase64Encoded").asBoolean()).isTrue();
        assertThat(header(image, "Content-Type")).containsExactly("image/png");
    }

    @Test
    void jsonArrivesAndLeavesAsUtf8() throws Exception {
        var answer = FUNCTION.invoke(RawEvent.through("POST", "/json").body("application/json", "{\"name\":\"žé€😀\"}").json());
        assertThat(JSON.readTree(answer.get("body").asText()).get("name").asText()).isEqualTo("žé€😀");
        assertThat(header(answer, "Content-Type")).containsExactly("application/json");
    }

    @Test
    void anEmptyBodyIsNoBody() throws Exception {
        for (var event : List.of(RawEvent.through("POST", "/optional"), RawEvent.through("POST", "/optional").body("application/json", ""))) {
            assertThat(FUNCTION.invoke(event.json()).get("body").asText()).isEqualTo("{\"name\":\"nobody\"}");
        }
        assertProblem(FUNCTION.invoke(RawEvent.through("POST", "/json").body("application/json", "").json()), 400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"application/json|{\"name\":|400", "application/json|[]|400", "text/plain|x|415"})
    void aBodyThatCannotBeReadIsAProblem(String type, String body, int status) throws Exception {
        assertProblem(FUNCTION.invoke(RawEvent.through("POST", "/json").body(type, body).json()), status);
    }

    @Test
    void everyCookieOfAnAnswerLeaves() throws Exception {
        var cookies = header(FUNCTION.invoke(RawEvent.through("GET", "/cookies").json()), "Set-Cookie");
        assertThat(cookies).hasSize(3).contains("c=3; Expires=Wed, 21 Oct 2026 07:28:00 GMT");
        assertThat(cookies).anyMatch(cookie -> cookie.startsWith("a=1;") && cookie.contains("HttpOnly")).anyMatch(cookie -> cookie.startsWith("b=2"));
    }

    @Test
    void aRedirectKeepsItsTargetAndItsCookies() throws Exception {
        var answer = FUNCTION.invoke(RawEvent.through("GET", "/redirect").json());
        assertThat(answer.get("statusCode").asInt()).isEqualTo(302);
        assertThat(header(answer, "Location")).containsExactly("/?oauth=connected&request_id=r#/connection");
        assertThat(header(answer, "Set-Cookie")).hasSize(2);
        assertThat(answer.hasNonNull("body")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /nothing, 204", "GET, /unchanged, 304", "HEAD, /echo, 200", "HEAD, /image, 200", "HEAD, /nowhere, 404"})
    void whatMustHaveNoBodyHasNone(String method, String path, int status) throws Exception {
        var answer = FUNCTION.invoke(RawEvent.through(method, path).json());
        assertThat(answer.get("statusCode").asInt()).isEqualTo(status);
        assertThat(answer.hasNonNull("body")).isFalse();
        assertThat(header(answer, "X-Request-ID")).containsExactly("test-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "DELETE", "TRACE", "PROPFIND"})
    void anotherMethodIs405AndNamesThoseThatAreAllowed(String method) throws Exception {
        var answer = FUNCTION.invoke(RawEvent.through(method, "/echo").json());
        assertProblem(answer, 405);
        assertThat(header(answer, "Allow")).containsExactly("HEAD,GET");
    }

    @Test
    void headersThatRepeatLeaveApart() throws Exception {
        assertThat(header(FUNCTION.invoke(RawEvent.through("GET", "/repeated").json()), "X-Note")).containsExactly("one", "two, three");
    }

    @Test
    void anAnswerOfFiveMegabytesLeavesWhole() throws Exception {
        var body = FUNCTION.invoke(RawEvent.through("GET", "/large").json()).get("body").asText();
        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSize(5 * 1024 * 1024);
        assertThat(body).matches(text -> text.chars().allMatch(character -> character == 'ž'), "nothing but the letter");
    }

    @ParameterizedTest
    @CsvSource({"262144, 200", "262145, 413"})
    void theLimitOfABodyIsInBytesHoweverTheyTravel(int size, int status) throws Exception {
        var text = "x".repeat(size % 2) + "ž".repeat(size / 2);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (var event : List.of(RawEvent.through("POST", "/text").body("text/plain", text),
                RawEvent.through("POST", "/text").body("text/plain; charset=utf-8", bytes))) {
            var answer = FUNCTION.invoke(event.json());
            assertThat(answer.get("statusCode").asInt()).isEqualTo(status);
            assertThat(answer.get("body").asText().contains("262144 bytes")).isEqualTo(status == 413);
        }
    }

    @Test
    void everyAnswerForbidsStoringAndRecoding() throws Exception {
        for (var event : List.of(RawEvent.through("GET", "/echo"), RawEvent.through("GET", "/nowhere"), RawEvent.through("GET", "/broken"),
                RawEvent.of("GET", "/echo"), RawEvent.through("POST", "/text").body("text/plain", "x".repeat(262_145)))) {
            assertThat(header(FUNCTION.invoke(event.json()), "Cache-Control")).containsExactly("no-store, no-transform");
        }
    }

    @Test
    void whatNobodyExpectedIs500AndSaysNothingOfTheInside() throws Exception {
        var answer = FUNCTION.invoke(RawEvent.through("GET", "/broken").json());
        assertProblem(answer, 500);
        assertThat(answer.toString()).doesNotContain("secret detail");
    }

    static void assertProblem(JsonNode answer, int status) throws Exception {
        assertThat(answer.get("statusCode").asInt()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).containsExactly("application/problem+json");
        var problem = JSON.readTree(answer.get("body").asText());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("request_id").asText()).isEqualTo("test-1");
        assertThat(header(answer, "X-Request-ID")).containsExactly("test-1");
    }

    /** What API Gateway sends of a header: {@code multiValueHeaders} where both have the name. */
    static List<String> header(JsonNode answer, String name) {
        var many = answer.path("multiValueHeaders").path(name);
        return many.isMissingNode() ? List.of(answer.path("headers").path(name).asText()) : texts(many);
    }

    private static JsonNode echo(RawEvent event) throws Exception {
        return JSON.readTree(FUNCTION.invoke(event.json()).get("body").asText());
    }

    private static List<String> texts(JsonNode values) {
        return values.valueStream().map(JsonNode::asText).toList();
    }
}
