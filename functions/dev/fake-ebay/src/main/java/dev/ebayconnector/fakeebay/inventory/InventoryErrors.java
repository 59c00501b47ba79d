package dev.ebayconnector.fakeebay.inventory;

import dev.ebayconnector.fakeebay.ApiErrors;
import dev.ebayconnector.fakeebay.Reply;

/** The errors of the Inventory API. */
final class InventoryErrors {

    private InventoryErrors() {}

    static Reply pagination() {
        return error(400, 25706, "You have provided invalid pagination values.");
    }

    static Reply invalidSku() {
        return error(
                400,
                25707,
                "This is an invalid value for a SKU. Only alphanumeric characters can be used for SKUs, and their"
                        + " length must not exceed 50 characters.");
    }

    static Reply language() {
        return error(400, 25709, "Invalid value for header Accept-Language.");
    }

    static Reply noItems() {
        return error(404, 25710, "We didn't find the resource/entity you are requesting. Please verify the request");
    }

    static Reply noOffer() {
        return error(404, 25713, "This Offer is not available.");
    }

    private static Reply error(int status, int errorId, String message) {
        return ApiErrors.error(status, errorId, "API_INVENTORY", "REQUEST", message, message);
    }
}
