package dev.ebayconnector.migrations.diagnose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.diagnosis.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks the endpoint for notices as eBay does when it checks it (Marketplace Account Deletion, "Endpoint validation"). */
final class EndpointCheck {

    static final String ENDPOINT = "EBAY_NOTIFICATION_ENDPOINT";
    private static final String TOKEN = "EBAY_NOTIFICATION_TOKEN";
    private static final String NAME = "endpoint";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String MEDIA_TYPE = "application/json";

    private EndpointCheck() {}

    static boolean isSet(Map<String, String> environment) {
        return !environment.getOrDefault(ENDPOINT, "").isBlank();
    }

    /** Empty if there is no endpoint to ask. */
    static Optional<Finding> of(Map<String, String> environment) {
        if (!isSet(environment)) {
            return Optional.empty();
        }
        var endpoint = environment.get(ENDPOINT).strip();
        if (!endpoint.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\\s?#]*)?")) {
            return Optional.of(Finding.fail(
                    NAME, ENDPOINT + " is not an address", "write it as https:// and what is registered at eBay"));
        }
        return Optional.of(asked(
                endpoint,
                environment.getOrDefault(TOKEN, "").strip(),
                UUID.randomUUID().toString()));
    }

    private static Finding asked(String endpoint, String token, String code) {
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            var question = HttpRequest.newBuilder(URI.create(endpoint + "?challenge_code=" + code))
                    .timeout(PATIENCE)
                    .build();
            return judged(client.send(question, BodyHandlers.ofString()), code, token, endpoint);
        } catch (IOException unreachable) {
            return Finding.fail(
                    NAME,
                    "cannot be reached: " + unreachable.getClass().getSimpleName(),
                    "make " + endpoint + " reachable from the Internet; if only this network cannot reach it, ask again"
                            + " from another");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Finding.warn(NAME, "the check was interrupted", "ask again");
        }
    }

    private static Finding judged(HttpResponse<String> answer, String code, String token, String endpoint) {
        if (answer.statusCode() != 200) {
            return Finding.fail(
                    NAME,
                    "answers " + answer.statusCode() + " instead of 200",
                    "let it lead to the function notifications through the edge, and give that function " + ENDPOINT
                            + " and " + TOKEN);
        }
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith(MEDIA_TYPE)) {
            return Finding.fail(
                    NAME,
                    "does not answer " + MEDIA_TYPE,
                    "let it lead to the function notifications through the edge");
        }
        if (token.isEmpty()) {
            return Finding.warn(
                    NAME, "answers, but " + TOKEN + " is not set, so the answer was not compared", "set it");
        }
        return hash(code + token + endpoint).equals(response(answer.body()))
                ? Finding.ok(NAME, "proves itself as eBay asks")
                : Finding.fail(
                        NAME,
                        "answers another hash than that of this token and this address",
                        "give the function notifications and this job the same " + ENDPOINT + " and " + TOKEN
                                + ", byte for byte as they are registered at eBay");
    }

    private static String response(String body) {
        try {
            return new ObjectMapper().readTree(body).path("challengeResponse").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
