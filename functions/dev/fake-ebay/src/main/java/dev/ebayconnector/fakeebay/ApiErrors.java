package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** eBay's error envelope and the errors every API can give. */
public final class ApiErrors {
    private ApiErrors() {}

    static Reply invalidAccessToken() {
        return error(
                401,
                1001,
                "OAuth",
                "REQUEST",
                "Invalid access token",
                "Invalid access token. Check the value of the Authorization HTTP request header.");
    }

    static Reply missingAccessToken() {
        return error(
                400,
                1002,
                "OAuth",
                "REQUEST",
                "Missing access token",
                "Access token is missing in the Authorization HTTP request header.");
    }

    static Reply wrongTokenType() {
        return error(
                400,
                1003,
                "OAuth",
                "REQUEST",
                "Token type in the Authorization header is invalid",
                "Token type in the Authorization header is invalid: this call takes an application token.");
    }

    static Reply accessDenied() {
        return error(
                403, 1100, "ACCESS", "REQUEST", "Access denied", "Insufficient permissions to fulfill the request.");
    }

    public static Reply tooManyRequests() {
        return error(
                429,
                2001,
                "ACCESS",
                "REQUEST",
                "Too many requests.",
                "The request limit has been reached for the resource.");
    }

    public static Reply notFound() {
        return error(404, 2002, "ACCESS", "REQUEST", "Resource not found", "The requested resource does not exist.");
    }

    static Reply internal() {
        return error(
                500,
                2003,
                "ACCESS",
                "APPLICATION",
                "Internal error",
                "There was a problem with an eBay internal system.");
    }

    public static Reply invalidRequest(int status, String why) {
        return error(status, 2004, "ACCESS", "REQUEST", "Invalid request", why);
    }

    public static Reply fulfillment(int errorId, String message) {
        return error(400, errorId, "API_FULFILLMENT", "REQUEST", message, message);
    }

    /** An error of one API. */
    public static Reply error(
            int status, int errorId, String domain, String category, String message, String longMessage) {
        ObjectNode error = Json.object()
                .put("errorId", errorId)
                .put("domain", domain)
                .put("category", category)
                .put("message", message)
                .put("longMessage", longMessage);
        return Reply.json(status, Json.object().set("errors", Json.array().add(error)));
    }
}
