package dev.ebayconnector.local.mainjob;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Uses every operation of users, sessions and API tokens for what it is for. */
final class ApiUsersJourney {

    private final ApiCalls calls;
    private final String admin;

    ApiUsersJourney(ApiCalls calls, String admin) {
        this.calls = calls;
        this.admin = admin;
    }

    void users() throws Exception {
        var email = UUID.randomUUID() + "@example.com";
        var invited = calls.call("addUser")
                .as(admin)
                .body("{\"email\":\"%s\",\"role\":\"VIEWER\"}".formatted(email))
                .expect(201)
                .json();
        calls.call("addUser")
                .as(admin)
                .body("{\"email\":\"%s\",\"role\":\"VIEWER\"}".formatted(email))
                .expect(409);
        var id = Map.of("id", invited.path("id").asText());
        var link = calls.call("makePasswordLink").as(admin).with(id).body("{}").expect(200);
        var secret = link.json().path("link").asText().replaceFirst(".*link=", "");
        var first = UUID.randomUUID().toString();
        calls.call("setPasswordByLink")
                .body("{\"link\":\"%s\",\"password\":\"%s\"}".formatted(secret, first))
                .expect(204);
        var second = passwordsAndSessions(email, first);
        new ApiFactorsJourney(calls, email, second).factors();
        calls.call("resetFactors").as(admin).with(id).body("{}").expect(200);
        var own = calls.call("me").as(admin).expect(200).json().path("id").asText();
        calls.call("resetFactors").as(admin).with(Map.of("id", own)).body("{}").expect(409);
        calls.call("listSessionsOfUser").as(admin).with(id).expect(200);
        for (var change : List.of("endSessionsOfUser", "disableUser", "enableUser")) {
            calls.call(change).as(admin).with(id).expect(200, 204);
        }
        calls.call("changeRole").as(admin).with(id).body("{\"role\":\"ADMIN\"}").expect(204);
        calls.call("deleteUser").as(admin).with(id).expect(204);
    }

    /** The password that the user has then. */
    private String passwordsAndSessions(String email, String first) throws Exception {
        var viewer = calls.signIn(email, first);
        calls.call("signIn")
                .body("{\"email\":\"%s\",\"password\":\"wrong\"}".formatted(email))
                .expect(401);
        calls.call("stepUp")
                .as(viewer)
                .body("{\"password\":\"%s\"}".formatted(first))
                .expect(200);
        calls.call("stepUp").as(viewer).body("{\"password\":\"wrong\"}").expect(403);
        calls.call("listSessions").as(viewer).expect(200);
        var second = UUID.randomUUID().toString();
        calls.call("changePassword")
                .as(viewer)
                .body("{\"present_password\":\"%s\",\"password\":\"%s\"}".formatted(first, second))
                .expect(204);
        viewer = calls.signIn(email, second);
        var sessions = calls.call("listSessions").as(viewer).expect(200).json();
        calls.call("endSession")
                .as(viewer)
                .with(Map.of("id", sessions.at("/items/0/id").asText()))
                .expect(200);
        calls.call("signOut").as(calls.signIn(email, second)).expect(204);
        calls.call("endSessions").as(calls.signIn(email, second)).body("{}").expect(200);
        return second;
    }

    void apiTokens() throws Exception {
        var made = calls.call("makeApiToken")
                .as(admin)
                .body("{\"name\":\"test\",\"scope\":\"read\"}")
                .expect(201)
                .json();
        var token = made.path("token").asText();
        calls.call("listSessions").as(token).expect(403);
        calls.call("startAllSyncs").as(token).body("{}").expect(403);
        calls.call("listAccounts").as(token).expect(200);
        calls.call("listApiTokens").as(admin).expect(200);
        calls.call("revokeApiToken")
                .as(admin)
                .with(Map.of("id", made.path("id").asText()))
                .expect(204);
    }
}
