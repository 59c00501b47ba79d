package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.PlantedSecrets;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import org.junit.jupiter.api.Test;

/** Passwords, sessions, API tokens and links are in no log line, no event, no refusal, and in the tables as hashes only. */
class PlantedSecretsTest {

    private static final String[] TABLES = {
        "event_log", "sessions", "api_tokens", "password_links", "users", "sign_in_pace"
    };

    @Test
    void noSecretOfAUserIsFoundAnywhere() throws Exception {
        try (var database = TestDatabase.migrated();
                var function = AuthScene.function(database.url());
                var secrets = new PlantedSecrets()) {
            var sql = new Sql(database.url());
            secrets.plant("the signing key", TestSession.SIGNING_KEY);
            var admin = Person.add(function, sql, "ADMIN");
            secrets.plant("the password", admin.password());
            secrets.plant("the session", admin.token());
            var signature = admin.token().substring(admin.token().lastIndexOf('.') + 1);
            secrets.plant("the session's signature", signature);
            var wrong = secrets.plant("a wrong password", "typed-by-mistake-4711");

            secrets.answered(Person.signIn(function, admin.email(), wrong));
            secrets.answered(Person.signIn(function, wrong + "@example.com", wrong));
            secrets.answered(admin.post("/api/auth/step-up", "{\"password\":\"" + wrong + "\"}"));
            secrets.answered(
                    admin.post("/api/auth/step-up", "{\"password\":\"" + wrong + "\",\"passwrd\":\"" + wrong + "\"}"));
            secrets.answered(admin.post("/api/auth/step-up", "{\"password\":\"" + admin.password() + "\"}"));
            secrets.answered(admin.get("/api/auth/sessions"));
            secrets.answered(admin.get("/api/users?token=" + admin.token()));

            var token = admin.post("/api/auth/api-tokens", "{\"name\":\"robot\",\"scope\":\"admin\"}");
            var apiToken =
                    secrets.plant("the API token", token.json().path("token").asText());
            secrets.answered(bearer(function, "/api/users", apiToken));
            secrets.answered(bearer(function, "/api/users", apiToken + "x"));
            secrets.answered(admin.get("/api/auth/api-tokens"));

            var invited = admin.post("/api/users", "{\"email\":\"new@example.com\",\"role\":\"VIEWER\"}");
            var path = invited.json().path("link").asText();
            var link = secrets.plant("the link", path.substring(path.indexOf("link=") + "link=".length()));
            var chosen = secrets.plant("the first password", "first horse battery");
            redeem(secrets, function, link, "short");
            redeem(secrets, function, link, chosen);
            redeem(secrets, function, link, chosen);
            secrets.answered(admin.post("/api/auth/logout", "{}"));
            secrets.answered(admin.get("/api/auth/me"));

            assertThat(secrets.found(sql, TABLES)).isEmpty();
        }
    }

    private static void redeem(PlantedSecrets secrets, AuthFunction function, String link, String password) {
        secrets.answered(LambdaCall.http(
                function,
                HttpEvent.post(
                        "/api/auth/password/link", "{\"link\":\"" + link + "\",\"password\":\"" + password + "\"}")));
    }

    private static HttpAnswer bearer(AuthFunction function, String path, String token) {
        return LambdaCall.http(function, HttpEvent.get(path).bearer(token));
    }
}
