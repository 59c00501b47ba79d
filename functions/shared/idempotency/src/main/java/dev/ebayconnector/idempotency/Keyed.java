package dev.ebayconnector.idempotency;

import dev.ebayconnector.security.Credential;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.RawBody;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A request with an {@code Idempotency-Key}. Everything that is stored of it is made with the header as the key of an HMAC,
 * and the header is not stored: so what names a person in the body cannot be guessed from the row, and the answer in it can
 * be read only by whoever sends the header again.
 *
 * @param user        who is signed in
 * @param row         names the row: the same caller with the same header
 * @param fingerprint the same for the same method, path, query and body
 * @param seal        encrypts the answer
 */
record Keyed(UUID user, byte[] row, byte[] fingerprint, AnswerSeal seal) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern VALID = Pattern.compile("[!-~]{1,255}");

    /**
     * Empty for a request without the header.
     *
     * @throws HttpProblem 422 if the header is there twice or is no key
     */
    static Optional<Keyed> of(HttpRequest<?> request, SignedIn user) {
        var values = request.getHeaders().getAll(HEADER);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1 || !VALID.matcher(values.getFirst()).matches()) {
            throw HttpProblem.invalid(HEADER, "must be one key of 1 to 255 visible ASCII characters, such as a UUID");
        }
        var mac = new KeyedHash(values.getFirst());
        var caller = caller(user);
        return Optional.of(new Keyed(
                user.id(),
                mac.of("row " + caller),
                mac.of("request " + line(request), RawBody.of(request)),
                new AnswerSeal(mac.of("answer " + caller))));
    }

    /** Two programs of one admin do not meet by chance. */
    private static String caller(SignedIn user) {
        return switch (user.by()) {
            case Credential.Session _ -> "user " + user.id();
            case Credential.ApiToken token -> "api_token " + token.id();
        };
    }

    private static String line(HttpRequest<?> request) {
        return request.getMethodName() + " " + request.getPath() + " "
                + new TreeMap<>(request.getParameters().asMap()) + "\n";
    }
}
