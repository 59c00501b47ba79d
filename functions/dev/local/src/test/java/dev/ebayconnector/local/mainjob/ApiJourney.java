package dev.ebayconnector.local.mainjob;

import dev.ebayconnector.local.mainjob.ApiDocument.Answer;
import dev.ebayconnector.local.stack.StackAddresses;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Uses every operation of accounts, syncs, records and erasures for what it is for, from the consent to the end of an account. */
final class ApiJourney {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Set<String> ENDED = Set.of("SUCCEEDED", "STOPPED", "FAILED");

    private final ApiSurroundings system;
    private final ApiCalls calls;
    private final String admin;
    private String account;

    ApiJourney(StackAddresses stack, ApiCalls calls, String admin) {
        this.system = new ApiSurroundings(stack);
        this.calls = calls;
        this.admin = admin;
    }

    /** Connects a seller that no other test uses. */
    void connect() throws Exception {
        var start = calls.call("startConsent")
                .as(admin)
                .body("{\"environment\":\"production\",\"handoff\":true}")
                .expect(200);
        var consent = URI.create(start.json().path("authorize_url").asText());
        try (var browser = new Browser()) {
            var form = ConsentForm.fill(consent, browser.get(consent).body(), "seller-b", "Agree")
                    .orElseThrow();
            var back =
                    URI.create(browser.postForm(form.action(), form.encoded()).location());
            calls.call("finishConsent").query(back.getRawQuery()).expect(302);
        }
        calls.call("declineConsent").query("state=unknown").expect(302);
        account = ApiDocument.list(calls.call("listAccounts")
                        .as(admin)
                        .query("environment=production")
                        .expect(200)
                        .json()
                        .path("items"))
                .filter(one -> one.path("account").asText().equals("seller-b"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        calls.call("getAccount").as(admin).with(Map.of("id", account)).expect(200);
        var path = Map.of("account_id", account);
        calls.call("refreshToken")
                .as(admin)
                .with(path)
                .body("{\"dry_run\":true}")
                .expect(200);
        calls.call("refreshToken").as(admin).with(path).expect(200);
    }

    void syncs() throws Exception {
        var all = calls.call("startAllSyncs")
                .as(admin)
                .body(ofAccount(",\"wait\":5"))
                .expect(200, 202);
        for (var outcome : all.json().path("resources")) {
            untilEnd(outcome.path("run_id").asText());
        }
        calls.call("startAllSyncs")
                .as(admin)
                .body(ofAccount(",\"dry_run\":true"))
                .expect(200);
        var orders = Map.of("resource", "orders");
        calls.call("startSync")
                .as(admin)
                .with(orders)
                .body(ofAccount(",\"dry_run\":true"))
                .expect(200);
        system.slow();
        var run = startSync(orders);
        if (!startSync(orders).body().equals(run.body())) {
            calls.wrong.add("startSync with the same Idempotency-Key has another answer");
        }
        calls.call("startSync").as(admin).with(orders).body(ofAccount("")).expect(409);
        var id = Map.of("id", run.json().path("id").asText());
        calls.call("stopRun").as(admin).with(id).body("{\"reason\":\"a test\"}").expect(200, 202);
        untilEnd(id.get("id"));
        system.fast();
        calls.call("resumeRun").as(admin).with(id).expect(202);
        untilEnd(id.get("id"));
        calls.call("resumeRun").as(admin).with(id).expect(409);
        calls.call("listRunEvents").as(admin).with(id).query("limit=5").expect(200);
        calls.call("listRunEvents")
                .as(admin)
                .with(id)
                .accept("text/event-stream")
                .expect(200);
        calls.call("changeSchedule")
                .as(admin)
                .with(Map.of("account_id", account, "resource", "orders"))
                .body("{\"paused\":true}")
                .expect(200);
        proof();
    }

    private Answer startSync(Map<String, String> resource) throws Exception {
        return calls.call("startSync")
                .as(admin)
                .with(resource)
                .key("journey")
                .body(ofAccount(",\"full\":true"))
                .expect(202);
    }

    private void proof() throws Exception {
        var started = calls.call("checkProof").as(admin).body(ofAccount("")).expect(200, 202);
        for (var outcome : started.json().path("resources")) {
            if (outcome.hasNonNull("run_id")) {
                untilEnd(outcome.path("run_id").asText());
            }
        }
        calls.call("showProof").as(admin).query("account_id=" + account).expect(200);
        calls.call("repairProof")
                .as(admin)
                .body(ofAccount(",\"resource\":\"orders\""))
                .expect(202, 409);
    }

    void quarantine() throws Exception {
        var run = calls.call("listRuns")
                .as(admin)
                .query("resource=orders&account_id=" + account)
                .expect(200)
                .json();
        var id = Map.of("id", system.quarantined(account, run.at("/items/0/id").asText()));
        calls.call("listQuarantine").as(admin).expect(200);
        calls.call("getQuarantined").as(admin).with(id).expect(200);
        calls.call("retryQuarantined").as(admin).with(id).expect(200);
        calls.call("dismissQuarantined").as(admin).with(id).expect(200);
        calls.call("resetResource")
                .as(admin)
                .with(Map.of("account_id", account, "resource", "inventory"))
                .body("{\"rows\":false}")
                .expect(200);
    }

    /** Lists, and the first record of each. */
    void records() throws Exception {
        for (var operation : List.of(
                "Orders",
                "Transactions",
                "Payouts",
                "Funds",
                "Disputes",
                "Conversations",
                "Messages",
                "InventoryItems",
                "Offers")) {
            var items = calls.call("list" + operation)
                    .as(admin)
                    .query("account_id=" + account)
                    .expect(200)
                    .json()
                    .path("items");
            var one = items.path(0);
            if (one.isMissingNode()) {
                calls.wrong.add("the seller has no " + operation);
                continue;
            }
            // The id is the second member, behind the account's.
            var id = one.properties().stream()
                    .skip(1)
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .asText();
            var type = one.has("transaction_type")
                    ? "&type=" + one.path("transaction_type").asText()
                    : "";
            var path =
                    Map.of("id", URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
            var record = calls.call("get" + operation.replaceAll("s$", ""))
                    .as(admin)
                    .with(path)
                    .query("account_id=" + account + type)
                    .expect(200);
            calls.call("get" + operation.replaceAll("s$", ""))
                    .as(admin)
                    .with(path)
                    .query("account_id=" + account + type)
                    .ifNot(record.tag())
                    .expect(304);
            for (var format : List.of("csv", "ndjson")) {
                calls.call("export" + operation)
                        .as(admin)
                        .query("limit=2&format=" + format)
                        .accept("*/*")
                        .expect(200);
            }
        }
    }

    void erasures() throws Exception {
        var unknown = "\"buyer\":\"unknown-%s\",\"environment\":\"sandbox\"".formatted(UUID.randomUUID());
        calls.call("erase")
                .as(admin)
                .body("{%s,\"dry_run\":true}".formatted(unknown))
                .expect(200);
        var started =
                calls.call("erase").as(admin).body("{%s}".formatted(unknown)).expect(202);
        var id = Map.of("id", started.json().path("id").asText());
        until(() -> calls.call("getErasure").as(admin).with(id).expect(200), Set.of("DONE", "FAILED"));
        calls.call("retryErasure").as(admin).with(id).body("{}").expect(409);
        system.failed(id.get("id"));
        calls.call("retryErasure").as(admin).with(id).body("{}").expect(202);
    }

    void disconnect() throws Exception {
        calls.call("disconnectAccount").as(admin).with(Map.of("id", account)).expect(200);
        calls.call("startSync")
                .as(admin)
                .with(Map.of("resource", "orders"))
                .body(ofAccount(""))
                .expect(409);
    }

    private String ofAccount(String more) {
        return "{\"account_id\":\"" + account + "\"" + more + "}";
    }

    private void untilEnd(String run) throws Exception {
        until(() -> calls.call("getRun").as(admin).with(Map.of("id", run)).expect(200), ENDED);
    }

    private interface Read {
        Answer read() throws Exception;
    }

    private static void until(Read read, Set<String> states) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (states.contains(read.read().json().path("state").asText())) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("has not ended within " + PATIENCE);
    }
}
