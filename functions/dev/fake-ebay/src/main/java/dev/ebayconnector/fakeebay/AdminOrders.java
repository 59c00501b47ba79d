package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Carries out orders to the fake itself: addresses, revocations, time, quota, changed sales. */
final class AdminOrders {
    private final FakeState state;

    AdminOrders(FakeState state) {
        this.state = state;
    }

    Reply setRuName(Request request) {
        String runame = request.lastSegment();
        JsonNode body = Json.read(request.body());
        if (!state.credentials.knowsRuName(runame)) {
            return AdminRoutes.refused("Unknown RuName " + runame + "; start the fake with it, or use one of its own.");
        }
        if (!body.path("accepted_url").isTextual() || !body.path("declined_url").isTextual()) {
            return AdminRoutes.refused(
                    "Send {\"accepted_url\":\"...\",\"declined_url\":\"...\"} for RuName " + runame + ".");
        }
        state.runames.set(
                runame,
                new RuNames.Addresses(
                        body.get("accepted_url").asText(),
                        body.get("declined_url").asText()));
        return Reply.empty(204);
    }

    Reply revokeTokens(Request request) {
        JsonNode body = Json.read(request.body());
        String seller = body.path("seller").asText();
        if (!Seller.NAMES.contains(seller)) {
            return unknownSeller(seller);
        }
        state.tokens.revokeRefreshTokens(seller);
        if (body.path("access").asBoolean()) {
            state.tokens.revokeAccessTokens(seller);
        }
        return Reply.empty(204);
    }

    Reply advanceClock(Request request) {
        long seconds = Json.read(request.body()).path("advance_seconds").asLong();
        if (seconds <= 0) {
            return AdminRoutes.refused("Send {\"advance_seconds\":n} with n above 0; the clock only goes forward.");
        }
        state.clock.advance(Duration.ofSeconds(seconds));
        return Reply.empty(204);
    }

    Reply setQuota(Request request) {
        int perDay = Json.read(request.body()).path("orders_per_day").asInt(-1);
        if (perDay < 0) {
            return AdminRoutes.refused("Send {\"orders_per_day\":n} with n from 0.");
        }
        state.quota.limit(perDay);
        return Reply.empty(204);
    }

    Reply touchOrders(Request request) {
        JsonNode body = Json.read(request.body());
        String seller = body.path("seller").asText();
        if (!Seller.NAMES.contains(seller)) {
            return unknownSeller(seller);
        }
        state.touchNewestOrders(seller, body.path("count").asInt(1));
        return Reply.empty(204);
    }

    private static Reply unknownSeller(String seller) {
        return AdminRoutes.refused("Unknown seller '" + seller + "'; send one of " + Seller.NAMES + ".");
    }
}
