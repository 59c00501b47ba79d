package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells an application how much of its daily quota for orders is left; 204 when another API is asked for. */
final class RateLimitEndpoint implements Endpoint {
    private final Bearer bearer;
    private final Quota quota;

    RateLimitEndpoint(Bearer bearer, Quota quota) {
        this.bearer = bearer;
        this.quota = quota;
    }

    @Override
    public Reply answer(Request request) {
        return bearer.application(request)
                .reply(environment ->
                        asksForOrders(request.query()) ? Reply.json(200, rateLimits(environment)) : Reply.empty(204));
    }

    private static boolean asksForOrders(Parameters query) {
        return query.find("api_context").orElse("sell").equals("sell")
                && query.find("api_name").orElse("fulfillment").equals("fulfillment");
    }

    private ObjectNode rateLimits(FakeEnvironment environment) {
        int used = quota.used(environment);
        ObjectNode rate = Json.object()
                .put("count", used)
                .put("limit", quota.limit())
                .put("remaining", Math.max(0, quota.limit() - used))
                .put("reset", Json.time(quota.reset()))
                .put("timeWindow", Quota.WINDOW_SECONDS);
        ObjectNode resource = Json.object().put("name", "sell.fulfillment");
        resource.set("rates", Json.array().add(rate));
        ObjectNode api = Json.object()
                .put("apiContext", "sell")
                .put("apiName", "fulfillment")
                .put("apiVersion", "v1");
        api.set("resources", Json.array().add(resource));
        return Json.object().set("rateLimits", Json.array().add(api));
    }
}
