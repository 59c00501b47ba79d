package dev.ebayconnector.auth;

import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.Sql;
import java.util.UUID;

/** A user with a password, who signs in and calls the function. */
record Person(AuthFunction function, UUID id, String email, String password, String token) {

    static final String PASSWORD = "correct horse battery";

    /** The hash of {@link #PASSWORD}; one for all, because computing it takes its time. */
    private static final String HASH = new Passwords().hash(PASSWORD);

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
