package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers what a fake has seen and what it holds, without any secret. */
final class AdminQuestions {
    private final World world;

    AdminQuestions(World world) {
        this.world = world;
    }

    Reply calls() {
        ObjectNode calls = Json.object();
        ObjectNode mostAtOnce = Json.object();
        world.counter.all().forEach((name, count) -> {
            calls.put(name, count);
            mostAtOnce.put(name, world.counter.mostAtOnce(name));
        });
        ObjectNode answer = Json.object()
                .put(
                        "total",
                        world.counter.all().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
        answer.set("calls", calls);
        return Reply.json(200, answer.set("most_at_once", mostAtOnce));
    }

    Reply forgetCalls() {
        world.counter.clear();
        return Reply.empty(204);
    }

    Reply state() {
        FakeEbaySettings settings = world.settings;
        ObjectNode state = Json.object()
                .put("now", Json.time(world.clock.instant()))
                .put("seed", settings.seed())
                .put("orders", settings.orders())
                .put("days", settings.days())
                .put("orders_per_day", world.quota.limit())
                .put("refresh_tokens", world.tokens.refreshTokens())
                .put("access_tokens", world.tokens.accessTokens())
                .put("faults", world.faults.waiting().size());
        ObjectNode runames = Json.object();
        world.runames
                .all()
                .forEach((name, where) -> runames.set(
                        name,
                        Json.object().put("accepted_url", where.accepted()).put("declined_url", where.declined())));
        state.set("runames", runames);
        ObjectNode used = Json.object();
        for (FakeEnvironment environment : FakeEnvironment.values()) {
            used.put(environment.label(), world.quota.used(environment));
        }
        return Reply.json(200, state.set("order_calls_today", used));
    }
}
