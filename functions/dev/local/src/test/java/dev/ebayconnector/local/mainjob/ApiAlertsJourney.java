package dev.ebayconnector.local.mainjob;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Uses every operation of alerts for what it is for, with a receiver on this machine. */
final class ApiAlertsJourney {

    private final ApiSurroundings system;
    private final ApiCalls calls;
    private final String admin;

    ApiAlertsJourney(ApiSurroundings system, ApiCalls calls, String admin) {
        this.system = system;
        this.calls = calls;
        this.admin = admin;
    }

    void alerts() throws Exception {
        var came = new CountDownLatch(1);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            came.countDown();
        });
        server.start();
        try {
            alerts("http://127.0.0.1:" + server.getAddress().getPort() + "/hook", came);
        } finally {
            server.stop(0);
        }
    }

    private void alerts(String url, CountDownLatch came) throws Exception {
        var body = "{\"name\":\"a test\",\"url\":\"%s\",\"types\":[\"run.failed\"]}".formatted(url);
        var added = calls.call("addAlertReceiver").as(admin).body(body).expect(201);
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
        if (!came.await(90, TimeUnit.SECONDS)) {
            throw new AssertionError("the worker of the running system has sent nothing");
        }
        system.delivered(delivery.get("id"));
        calls.call("listAlertDeliveries")
                .as(admin)
                .query("receiver_id=" + id.get("id") + "&state=DELIVERED")
                .expect(200);
        calls.call("replayAlert").as(admin).with(delivery).body("{}").expect(202);
        calls.call("deleteAlertReceiver").as(admin).with(id).body("{}").expect(204);
    }
}
