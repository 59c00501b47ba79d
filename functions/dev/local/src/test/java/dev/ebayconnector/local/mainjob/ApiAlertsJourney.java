package dev.ebayconnector.local.mainjob;

import java.util.Map;

/** Uses every operation of alerts for what it is for. No schedule fires here, so the worker's part is written for it. */
final class ApiAlertsJourney {

    private static final String RECEIVER =
            "{\"name\":\"a test\",\"url\":\"http://127.0.0.1:9/hook\",\"types\":[\"run.failed\"]}";

    private final ApiSurroundings system;
    private final ApiCalls calls;
    private final String admin;

    ApiAlertsJourney(ApiSurroundings system, ApiCalls calls, String admin) {
        this.system = system;
        this.calls = calls;
        this.admin = admin;
    }

    void alerts() throws Exception {
        var added = calls.call("addAlertReceiver").as(admin).body(RECEIVER).expect(201);
        var id = Map.of("id", added.json().path("id").asText());
        calls.call("getAlertReceiver").as(admin).with(id).expect(200);
        calls.call("changeAlertReceiver")
                .as(admin)
                .with(id)
                .body("{\"name\":\"another name\"}")
                .expect(200);
        calls.call("rotateAlertSecret").as(admin).with(id).body("{}").expect(200);
        var sent = calls.call("testAlertReceiver").as(admin).with(id).body("{}").expect(202);
        var delivery = Map.of("id", sent.json().path("id").asText());
        calls.call("getAlertDelivery").as(admin).with(delivery).expect(200);
        system.delivered(delivery.get("id"));
        calls.call("listAlertReceivers").as(admin).expect(200);
        calls.call("listAlertDeliveries")
                .as(admin)
                .query("receiver_id=" + id.get("id") + "&state=DELIVERED")
                .expect(200);
        calls.call("replayAlert").as(admin).with(delivery).body("{}").expect(202);
        calls.call("deleteAlertReceiver").as(admin).with(id).body("{}").expect(204);
    }
}
