package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Adds to what the sellers have: payment disputes and messages. It happens in both environments. */
final class AdminRecords {
    private static final List<String> STATUSES = List.of("OPEN", "ACTION_NEEDED", "CLOSED");

    private final FakeState state;

    AdminRecords(FakeState state) {
        this.state = state;
    }

    Reply openDispute(Request request) {
        JsonNode body = Json.read(request.body());
        try {
            Instant openedAt = Instant.parse(body.path("opened_at").asText());
            String status = body.path("status").asText();
            return STATUSES.contains(status)
                    ? each(body, seller -> state.disputes.open(seller, openedAt, status), "payment_dispute_ids")
                    : AdminRoutes.refused("Send a status of " + STATUSES + ".");
        } catch (DateTimeException e) {
            return AdminRoutes.refused("Send opened_at as a time in ISO 8601.");
        }
    }

    /** The environment that has the dispute is the one that its id belongs to. */
    Reply moveDispute(Request request) {
        JsonNode body = Json.read(request.body());
        String status = body.path("status").asText();
        String id = body.path("payment_dispute_id").asText();
        boolean moved = STATUSES.contains(status)
                && Seller.all().stream().anyMatch(seller -> state.disputes.move(seller, id, status));
        return moved
                ? Reply.empty(204)
                : AdminRoutes.refused("Send the payment_dispute_id of a dispute and a status of " + STATUSES + ".");
    }

    Reply writeMessage(Request request) {
        JsonNode body = Json.read(request.body());
        String text = body.path("text").asText();
        return text.isEmpty()
                ? AdminRoutes.refused("Send the text of the message.")
                : each(body, seller -> state.mails.write(seller, text), "message_ids");
    }

    private static Reply each(JsonNode body, Function<Seller, String> act, String member) {
        List<Seller> sellers = Seller.all().stream()
                .filter(seller -> seller.username().equals(body.path("seller").asText()))
                .toList();
        if (sellers.isEmpty()) {
            return AdminRoutes.refused("Send a seller of " + Seller.NAMES + ".");
        }
        var ids = Json.array();
        sellers.forEach(seller -> ids.add(act.apply(seller)));
        return Reply.json(201, Json.object().set(member, ids));
    }
}
