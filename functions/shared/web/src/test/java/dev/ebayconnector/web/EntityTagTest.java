package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagTest {

    private static final EntityTag TAG = new EntityTag("\"a,b\"");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        "a,b"                | 304
        W/"a,b"              | 304
        *                    | 304
        "x", "a,b"           | 304
        "x",W/"y" ,W/"a,b"   | 304
        , ,"a,b",            | 304
        "", "a,b"            | 304
        "a,b" , "x"          | 304
        "x"                  | 200
        ""                   | 200
        ''                   | 200
        a,b                  | 200
        "a                   | 200
        a,b"                 | 200
        "a","b"              | 200
        "A,B"                | 200
        'w/"a,b"'            | 200
        'W/ "a,b"'           | 200
        "*"                  | 200
        "x", *               | 200
        x, "a,b"             | 200
        "x" "a,b"            | 200
        """)
    void theTagIsLookedForInEveryFormOfTheHeader(String sent, int status) {
        var request = HttpRequest.GET("/").header("If-None-Match", sent);
        var answer = TAG.answer(request, "body");
        assertThat(answer.code()).isEqualTo(status);
        assertThat(answer.getHeaders().getAll("ETag")).containsExactly("\"a,b\"");
        assertThat(answer.getBody().isPresent()).isEqualTo(status == 200);
    }

    @Test
    void severalHeadersAreOneList() {
        var request = HttpRequest.GET("/").header("If-None-Match", "\"x\"").header("If-None-Match", "\"a,b\"");
        assertThat(TAG.answer(request, "body").code()).isEqualTo(304);
    }

    @Test
    void withoutTheHeaderTheAnswerIsWhole() {
        assertThat(TAG.answer(HttpRequest.GET("/"), "body").code()).isEqualTo(200);
    }

    @Test
    void aTagIsThatOfItsBodyAlone() {
        assertThat(EntityTag.of("body").text()).matches("\"[0-9a-f]{32}\"");
        assertThat(EntityTag.of("body")).isEqualTo(EntityTag.of("body")).isNotEqualTo(EntityTag.of("body "));
    }
}
