package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whether an order was, or is to be, canceled. */
final class OrderCancel {
    private OrderCancel() {}

    static ObjectNode json(OrderFacts facts, SeededRandom random) {
        boolean canceled = facts.cancel().equals("CANCELED");
        ObjectNode status = Json.object().put("cancelState", facts.cancel());
        if (canceled) {
            status.put("cancelledDate", Json.time(facts.modifiedAt()));
        }
        return status.set(
                "cancelRequests",
                facts.cancel().equals("NONE_REQUESTED")
                        ? Json.array()
                        : Json.array().add(request(facts, canceled, random)));
    }

    private static ObjectNode request(OrderFacts facts, boolean canceled, SeededRandom random) {
        ObjectNode request = Json.object()
                .put("cancelRequestId", String.valueOf(random.digits(10)))
                .put("cancelRequestedDate", Json.time(facts.createdAt().plusSeconds(60)))
                .put("cancelInitiator", "BUYER")
                .put("cancelReason", "BUYER_ASKED_CANCEL")
                .put("cancelRequestState", canceled ? "COMPLETED" : "REQUESTED");
        return canceled ? request.put("cancelCompletedDate", Json.time(facts.modifiedAt())) : request;
    }
}
