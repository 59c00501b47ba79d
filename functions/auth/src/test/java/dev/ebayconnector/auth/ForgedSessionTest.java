package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestSession;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A session that the connector did not sign is refused. No database is needed to say so. */
class ForgedSessionTest {

    private static final AuthFunction FUNCTION = AuthScene.function("postgres://unknown@127.0.0.1:1/none");

    @AfterAll
    static void close() {
        FUNCTION.close();
    }

    @Test
    void anUnsignedSessionIsNotBelieved() {
        var claims = "{\"sub\":\"a2f8d8a0-0000-4000-8000-000000000000\",\"roles\":[\"ADMIN\"],\"exp\":"
                + Instant.now().plusSeconds(600).getEpochSecond() + "}";
        assertThat(answerTo(base64("{\"alg\":\"none\"}") + "." + base64(claims) + "."))
                .isEqualTo(401);
    }

    @Test
    void aSessionWhoseSignatureWasChangedOrCutOffIsNotBelieved() {
        var session = TestSession.of("ADMIN");
        var signed = session.substring(0, session.lastIndexOf('.') + 1);
        assertThat(answerTo(signed)).isEqualTo(401);
        assertThat(answerTo(signed + base64("a signature of thirty-two bytes!")))
                .isEqualTo(401);
    }

    @Test
    void aSessionThatHasEndedIsNotBelieved() {
        assertThat(answerTo(TestSession.until("ADMIN", Instant.now().minusSeconds(120))))
                .isEqualTo(401);
    }

    private static int answerTo(String session) {
        return LambdaCall.http(FUNCTION, HttpEvent.get("/api/auth/me").bearer(session))
                .status();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
