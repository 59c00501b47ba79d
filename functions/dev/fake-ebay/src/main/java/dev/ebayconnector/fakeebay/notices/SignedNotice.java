package dev.ebayconnector.fakeebay.notices;

import dev.ebayconnector.fakeebay.FakeEnvironment;
import java.nio.charset.StandardCharsets;

/**
 * A notice as it goes over the wire.
 *
 * @param id        its {@code notificationId}
 * @param signature the value of {@code X-EBAY-SIGNATURE}
 */
public record SignedNotice(FakeEnvironment environment, String id, byte[] body, String signature) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Another body under the signature of this one. */
    public SignedNotice withBody(String other) {
        return new SignedNotice(environment, id, other.getBytes(StandardCharsets.UTF_8), signature);
    }

    public SignedNotice withSignature(String other) {
        return new SignedNotice(environment, id, body, other);
    }

    /** Not what was signed: one letter of the body is another. */
    public SignedNotice altered() {
        return withBody(text().replaceFirst("\"topic\":\"(.)", "\"topic\":\"X"));
    }
}
