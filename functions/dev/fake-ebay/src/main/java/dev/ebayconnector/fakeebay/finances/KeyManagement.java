package dev.ebayconnector.fakeebay.finances;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.ApiErrors;
import dev.ebayconnector.fakeebay.Bearer;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Host;
import dev.ebayconnector.fakeebay.Json;
import dev.ebayconnector.fakeebay.Reply;
import dev.ebayconnector.fakeebay.Request;
import dev.ebayconnector.fakeebay.Route;
import dev.ebayconnector.fakeebay.finances.IssuedKeys.IssuedKey;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Answers Key Management v1. */
final class KeyManagement {
    private static final String PATH = "/developer/key_management/v1/signing_key";
    private static final Set<String> CIPHERS = Set.of("ED25519", "RSA");

    private final Bearer bearer;
    private final IssuedKeys keys;

    KeyManagement(Bearer bearer, IssuedKeys keys) {
        this.bearer = bearer;
        this.keys = keys;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Host.APIZ, "POST", PATH, "signing_key.create", this::create),
                Route.of(Host.APIZ, "GET", PATH, "signing_key.list", this::list),
                Route.of(Host.APIZ, "GET", PATH + "/[^/]+", "signing_key.get", this::one));
    }

    private Reply create(Request request) {
        return bearer.application(request).reply(environment -> create(environment, Json.read(request.body())));
    }

    private Reply create(FakeEnvironment environment, JsonNode body) {
        if (!body.isObject()) {
            return FinanceErrors.key(210006, "You must request for new signing key with valid request payload.");
        }
        String cipher = body.path("signingKeyCipher").asText();
        if (!CIPHERS.contains(cipher)) {
            return FinanceErrors.key(
                    210001, "You must supply a valid signing key cipher. Allowed values are ED25519 and RSA.");
        }
        IssuedKeys.NewKey made = keys.make(environment, cipher);
        return Reply.json(200, json(made.key()).put("privateKey", made.privateKey()));
    }

    private Reply list(Request request) {
        return bearer.application(request).reply(environment -> {
            ArrayNode all = Json.array();
            keys.of(environment).forEach(key -> all.add(json(key)));
            return Reply.json(200, Json.object().set("signingKeys", all));
        });
    }

    private Reply one(Request request) {
        return bearer.application(request)
                .reply(environment -> keys.of(environment).stream()
                        .filter(key -> request.path().endsWith("/" + key.id()))
                        .findFirst()
                        .map(key -> Reply.json(200, json(key)))
                        .orElseGet(ApiErrors::notFound));
    }

    private static ObjectNode json(IssuedKey key) {
        return Json.object()
                .put("signingKeyId", key.id())
                .put("signingKeyCipher", key.cipher())
                .put(
                        "publicKey",
                        Base64.getEncoder().encodeToString(key.publicKey().getEncoded()))
                .put("jwe", key.jwe())
                .put("creationTime", key.createdAt().getEpochSecond())
                .put("expirationTime", key.expiresAt().getEpochSecond());
    }
}
