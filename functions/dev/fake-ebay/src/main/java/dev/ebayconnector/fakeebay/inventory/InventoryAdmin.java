package dev.ebayconnector.fakeebay.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.AdminRoutes;
import dev.ebayconnector.fakeebay.Json;
import dev.ebayconnector.fakeebay.Reply;
import dev.ebayconnector.fakeebay.Request;
import dev.ebayconnector.fakeebay.Seller;

/**
 * Changes the inventory of a fake in another process: {@code {"skus":n}} begins again, or for one seller {@code
 * {"seller","add":[…],"remove":[…],"sell":[…],"refuse":[…]}}.
 */
public final class InventoryAdmin {

    private final FakeInventory inventory;

    public InventoryAdmin(FakeInventory inventory) {
        this.inventory = inventory;
    }

    public Reply change(Request request) {
        var body = Json.read(request.body());
        if (body.has("skus")) {
            inventory.size(Math.max(0, body.get("skus").asInt()));
            return Reply.empty(204);
        }
        var seller = body.path("seller").asText();
        if (!Seller.NAMES.contains(seller)) {
            return AdminRoutes.refused("Send {\"skus\":n}, or a \"seller\" of " + Seller.NAMES
                    + " with lists of SKUs to \"add\", \"remove\", \"sell\" or \"refuse\".");
        }
        change(seller, body);
        return Reply.empty(204);
    }

    private void change(String seller, JsonNode body) {
        body.path("add").forEach(sku -> inventory.add(seller, sku.asText()));
        body.path("remove").forEach(sku -> inventory.remove(seller, sku.asText()));
        body.path("sell").forEach(sku -> inventory.sell(seller, sku.asText()));
        body.path("refuse").forEach(sku -> inventory.refuse(sku.asText()));
    }
}
