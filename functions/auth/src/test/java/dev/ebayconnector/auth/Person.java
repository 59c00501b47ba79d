package dev.ebayconnector.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.Sql;
import java.util.UUID;

/** A user with a password, who signs in and calls the function. */
record Person(AuthFunction function, UUID id, String email, String password, String token) {

    static final String PASSWORD = "correct horse battery";

    private static final int MEMORY_KIB = 64;
    private static final int LENGTH = 32;

    /** The hash of {@link #PASSWORD}, by Argon2id with parameters that cost little, because tests compare it often. */
    static final String HASH = Password.hash(PASSWORD)
            .addRandomSalt(LENGTH)
            .with(Argon2Function.getInstance(MEMORY_KIB, 1, 1, LENGTH, Argon2.ID))
            .getResult();

    /** Adds the user and signs in. */
    static Person add(AuthFunction function, Sql sql, String role) {
        var id = UUID.randomUUID();
        var email = id + "@example.com";
        sql.run("INSERT INTO users (id, email, password_hash, role) VALUES (?, ?, ?, ?)", id, email, HASH, role);
        return new Person(function, id, email, PASSWORD, "").signedIn();
    }

    /** With a session more. */
    Person signedIn() {
        var answer = signIn(function, email, password);
        return new Person(
                function,
                id,
                email,
                password,
                answer.json().path("access_token").asText());
    }

    static HttpAnswer signIn(AuthFunction function, String email, String password) {
        return LambdaCall.http(
                function,
                HttpEvent.post(
                        "/api/auth/login",
                        "{\"email\":\"" + email + "\",\"password\":\"" + password + "\",\"token\":true}"));
    }

    HttpAnswer get(String path) {
        return LambdaCall.http(function, HttpEvent.get(path).bearer(token));
    }

    HttpAnswer post(String path, String json) {
        return LambdaCall.http(
                function, HttpEvent.post(path, json).bearer(token).header("x-request-id", "of-" + id));
    }

    /** Whether the session is still good. */
    boolean isSignedIn() {
        return get("/api/auth/me").status() == 200;
    }
}
