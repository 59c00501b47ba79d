package dev.ebayconnector.fakeebay;

import dev.ebayconnector.fakeebay.inventory.InventoryAdmin;
import dev.ebayconnector.fakeebay.notices.NoticeAdmin;
import java.util.List;

/** The routes that steer and question a fake running in another process. They exist on the api port only. */
public final class AdminRoutes {
    public static final String PREFIX = "/_fake/";

    private AdminRoutes() {}

    static List<Route> of(FakeState state) {
        AdminQuestions questions = new AdminQuestions(state);
        AdminOrders orders = new AdminOrders(state);
        AdminRecords records = new AdminRecords(state);
        AdminFaults faults = new AdminFaults(state.faults);
        return List.of(
                route("GET", "state", request -> questions.state()),
                route("GET", "calls", request -> questions.calls()),
                route("DELETE", "calls", request -> questions.forgetCalls()),
                route("GET", "faults", request -> faults.list()),
                route("POST", "faults", faults::add),
                route("DELETE", "faults", request -> faults.clear()),
                route("PUT", "runames/[^/]+", orders::setRuName),
                route("POST", "tokens/revoke", orders::revokeTokens),
                route("POST", "clock", orders::advanceClock),
                route("PUT", "quota", orders::setQuota),
                route("POST", "orders/touch", orders::touchOrders),
                route("POST", "disputes", records::openDispute),
                route("POST", "disputes/move", records::moveDispute),
                route("POST", "messages", records::writeMessage),
                route("POST", "notices", new NoticeAdmin(state.notices, state.clock)::send),
                route("POST", "inventory", new InventoryAdmin(state.inventory)::change));
    }

    private static Route route(String method, String path, Endpoint endpoint) {
        return Route.of(Host.API, method, PREFIX + path, "admin", endpoint);
    }

    public static Reply refused(String why) {
        return Reply.json(400, Json.object().put("error", why));
    }
}
