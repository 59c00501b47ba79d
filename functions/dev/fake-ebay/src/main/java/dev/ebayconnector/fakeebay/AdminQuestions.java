package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers what a fake has seen and what it holds, without any secret. */
final class AdminQuestions {
    private final FakeState state;

    AdminQuestions(FakeState state) {
        this.state = state;
    }

    Reply calls() {
        ObjectNode calls = Json.object();
        ObjectNode mostAtOnce = Json.object();
        state.counter.all().forEach((name, count) -> {
            calls.put(name, count);
            mostAtOnce.put(name, state.counter.mostAtOnce(name));
        });
        ObjectNode answer = Json.object()
                .put(
                        "total",
                        state.counter.all().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
        answer.set("calls", calls);
        return Reply.json(200, answer.set("most_at_once", mostAtOnce));
    }

    Reply forgetCalls() {
        state.counter.clear();
        return Reply.empty(204);
    }

    Reply state() {
        FakeEbaySettings settings = state.settings;
        ObjectNode answer = Json.object()
                .put("now", Json.time(state.clock.instant()))
                .put("seed", settings.seed())
                .put("orders", settings.orders())
                .put("days", settings.days())
                .put("orders_per_day", state.quota.limit())
                .put("refresh_tokens", state.tokens.refreshTokens())
                .put("access_tokens", state.tokens.accessTokens())
                .put("faults", state.faults.waiting().size());
        ObjectNode runames = Json.object();
        state.runames
                .all()
                .forEach((name, where) -> runames.set(
                        name,
                        Json.object().put("accepted_url", where.accepted()).put("declined_url", where.declined())));
        answer.set("runames", runames);
        ObjectNode used = Json.object();
        for (FakeEnvironment environment : FakeEnvironment.values()) {
            used.put(environment.label(), state.quota.used(environment));
        }
        return Reply.json(200, answer.set("order_calls_today", used));
    }
}
