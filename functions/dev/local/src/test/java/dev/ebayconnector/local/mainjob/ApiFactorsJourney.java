package dev.ebayconnector.local.mainjob;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Uses every operation of second factors for what it is for; a passkey, which needs a browser, is only asked for. */
final class ApiFactorsJourney {

    private static final String NO_KEY =
            "\"credential_id\":\"AAAA\",\"client_data\":\"AAAA\",\"authenticator_data\":\"AAAA\",\"signature\":\"AAAA\"";

    private final ApiCalls calls;
    private final String email;
    private final String password;

    /** Of a user without a factor. */
    ApiFactorsJourney(ApiCalls calls, String email, String password) {
        this.calls = calls;
        this.email = email;
        this.password = password;
    }

    void factors() throws Exception {
        var session = calls.signIn(email, password);
        calls.call("listFactors").as(session).expect(200);
        calls.call("renewRecoveryCodes").as(session).body("{}").expect(409);
        var app = addApp(session);
        var codes = calls.call("renewRecoveryCodes")
                .as(session)
                .body("{}")
                .expect(200)
                .json()
                .path("recovery_codes");
        askForPasskeys(session);
        signInWith("\"code\":\"%s\"".formatted(app.code(1)));
        session = signInWith("\"recovery_code\":\"%s\"".formatted(codes.path(0).asText()));
        var own = calls.call("listFactors").as(session).expect(200).json();
        calls.call("removeFactor")
                .as(session)
                .with(Map.of("id", own.at("/items/0/id").asText()))
                .body("{}")
                .expect(204);
    }

    private TotpApp addApp(String session) throws Exception {
        calls.call("confirmApp").as(session).body("{\"code\":\"000000\"}").expect(409);
        var made = calls.call("startApp")
                .as(session)
                .body("{\"name\":\"phone\"}")
                .expect(200)
                .json();
        var app = new TotpApp(made.path("secret").asText());
        calls.call("confirmApp").as(session).body("{\"code\":\"no code\"}").expect(422);
        calls.call("confirmApp")
                .as(session)
                .body("{\"code\":\"%s\"}".formatted(app.code(0)))
                .expect(201);
        calls.call("startApp").as(session).body("{}").expect(409);
        return app;
    }

    private void askForPasskeys(String session) throws Exception {
        calls.call("askForNewPasskey").as(session).body("{}").expect(200);
        calls.call("addPasskey")
                .as(session)
                .body("{\"credential_id\":\"AAAA\",\"client_data\":\"AAAA\",\"attestation_object\":\"AAAA\"}")
                .expect(422);
        calls.call("askForStepUpByPasskey").as(session).body("{}").expect(200);
        calls.call("stepUp").as(session).body("{" + NO_KEY + "}").expect(403);
        var asked = calls.call("askForSignInByPasskey")
                .body("{\"token\":true}")
                .expect(200)
                .json();
        calls.call("signInByPasskey").body(pending(asked, NO_KEY)).expect(401);
        calls.call("signInByPasskey")
                .body("{\"pending\":\"nothing\"," + NO_KEY + "}")
                .expect(401);
    }

    /** The token of the session. */
    private String signInWith(String proof) throws Exception {
        var waiting = calls.call("signIn")
                .body("{\"email\":\"%s\",\"password\":\"%s\",\"token\":true}".formatted(email, password))
                .expect(202)
                .json();
        calls.call("signInWithSecondFactor")
                .body(pending(waiting, "\"recovery_code\":\"aaaa-aaaa-aaaa-aaaa\""))
                .expect(401);
        var opened = calls.call("signInWithSecondFactor")
                .body(pending(waiting, proof))
                .expect(200)
                .json();
        // It has ended.
        calls.call("signInWithSecondFactor").body(pending(waiting, proof)).expect(401);
        return opened.path("access_token").asText();
    }

    private static String pending(JsonNode waiting, String proof) {
        return "{\"pending\":\"%s\",\"token\":true,%s}"
                .formatted(waiting.path("pending").asText(), proof);
    }
}
