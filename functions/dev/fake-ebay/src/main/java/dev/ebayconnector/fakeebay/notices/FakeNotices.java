package dev.ebayconnector.fakeebay.notices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.Bearer;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Json;
import dev.ebayconnector.fakeebay.Route;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes and signs notices as eBay does, and serves the keys. Each environment has keys of its own. */
public final class FakeNotices {
    public static final String DELETION = "MARKETPLACE_ACCOUNT_DELETION";
    public static final String REVOCATION = "AUTHORIZATION_REVOCATION";

    private final Clock clock;
    private final Map<FakeEnvironment, NoticeKeys> keys = new EnumMap<>(FakeEnvironment.class);

    public FakeNotices(Clock clock) {
        this.clock = clock;
        for (FakeEnvironment environment : FakeEnvironment.values()) {
            keys.put(environment, new NoticeKeys());
        }
    }

    public List<Route> routes(Bearer bearer) {
        return List.of(PublicKeyEndpoint.route(
                bearer, (environment, kid) -> keys.get(environment).served(kid)));
    }

    /** Of a person who wants to be forgotten; what is null is left out. */
    public SignedNotice deletion(FakeEnvironment environment, String username, String userId, String eiasToken) {
        return notice(environment, DELETION, clock.instant(), person(username, userId, eiasToken));
    }

    /** Of a seller who has ended the consent. */
    public SignedNotice revocation(
            FakeEnvironment environment, String username, String userId, String reason, Instant at) {
        ObjectNode data = person(username, userId, "eias-of-" + userId)
                .put("revokeReason", reason)
                .put("revocationDate", Json.time(at));
        return notice(environment, REVOCATION, at, data);
    }

    /** Any topic, under a new id. */
    public SignedNotice notice(FakeEnvironment environment, String topic, Instant eventDate, JsonNode data) {
        return notice(environment, UUID.randomUUID() + "_" + UUID.randomUUID(), topic, eventDate, 1, data);
    }

    /** @param attempt eBay counts how often it has sent a notice */
    public SignedNotice notice(
            FakeEnvironment environment, String id, String topic, Instant eventDate, int attempt, JsonNode data) {
        ObjectNode body = Json.object();
        body.putObject("metadata")
                .put("topic", topic)
                .put("schemaVersion", "1.0")
                .put("deprecated", false);
        body.putObject("notification")
                .put("notificationId", id)
                .put("eventDate", Json.time(eventDate))
                .put("publishDate", Json.time(clock.instant()))
                .put("publishAttemptCount", attempt)
                .set("data", data);
        return signed(environment, id, body.toString());
    }

    /** Signs these very bytes with the current key. */
    public SignedNotice signed(FakeEnvironment environment, String id, String body) {
        NoticeKeys.Current current = keys.get(environment).current();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new SignedNotice(environment, id, bytes, header(current.kid(), current.key(), bytes));
    }

    /** The same notice under a key that eBay does not know. */
    public SignedNotice ofUnknownKey(SignedNotice notice) {
        PrivateKey key = NoticeKeys.generate().getPrivate();
        return notice.withSignature(header(UUID.randomUUID().toString(), key, notice.body()));
    }

    /** Serves a key that another made; nothing is signed with it. */
    public void serve(FakeEnvironment environment, String kid, String publicKey) {
        keys.get(environment).serve(kid, publicKey);
    }

    /** Signs with a new key from now on; the older ones are still served. */
    public void rotate(FakeEnvironment environment) {
        keys.get(environment).rotate();
    }

    /** Signs with another key from now on, under the id of the old one. */
    public void replaceKey(FakeEnvironment environment) {
        keys.get(environment).replace();
    }

    private static ObjectNode person(String username, String userId, String eiasToken) {
        ObjectNode data = Json.object();
        put(data, "username", username);
        put(data, "userId", userId);
        put(data, "eiasToken", eiasToken);
        return data;
    }

    private static void put(ObjectNode data, String name, String value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    private static String header(String kid, PrivateKey key, byte[] body) {
        String header = Json.object()
                .put("alg", "ecdsa")
                .put("kid", kid)
                .put("signature", Base64.getEncoder().encodeToString(sign(key, body)))
                .put("digest", "SHA1")
                .toString();
        return Base64.getEncoder().encodeToString(header.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sign(PrivateKey key, byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA1withECDSA");
            signature.initSign(key);
            signature.update(body);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA1withECDSA", e);
        }
    }
}
