package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells who the seller behind a token is. */
final class UserEndpoint implements Endpoint {
    private final Bearer bearer;

    UserEndpoint(Bearer bearer) {
        this.bearer = bearer;
    }

    @Override
    public Reply answer(Request request) {
        return bearer.seller(request, Scopes.IDENTITY).reply(seller -> Reply.json(200, user(seller)));
    }

    private static ObjectNode user(Seller seller) {
        ObjectNode user = Json.object()
                .put("userId", seller.userId())
                .put("username", seller.username())
                .put("accountType", seller.accountType())
                .put("registrationMarketplaceId", seller.marketplace())
                .put("status", "CONFIRMED");
        if (seller.accountType().equals("BUSINESS")) {
            user.set("businessAccount", Json.object().put("name", "Company of " + seller.username()));
        }
        return user;
    }
}
