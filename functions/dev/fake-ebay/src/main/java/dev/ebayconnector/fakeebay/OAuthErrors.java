package dev.ebayconnector.fakeebay;

/** Errors of the OAuth endpoints, which do not use the envelope of the APIs. */
final class OAuthErrors {
    private static final String SCOPE =
            "The requested scope is invalid, unknown, malformed, or exceeds the scope granted to the client";

    private OAuthErrors() {}

    static Reply invalidCode() {
        return error(
                400,
                "invalid_grant",
                "the provided authorization grant code is invalid or was issued to another client");
    }

    static Reply invalidRefreshToken() {
        return error(
                400,
                "invalid_grant",
                "the provided authorization refresh token is invalid or was issued to another client");
    }

    static Reply invalidScope() {
        return error(400, "invalid_scope", SCOPE);
    }

    static Reply invalidClient() {
        return error(401, "invalid_client", "client authentication failed");
    }

    static Reply unsupportedGrantType() {
        return error(
                400, "unsupported_grant_type", "grant type in request is not supported by the authorization server");
    }

    static Reply invalidRequest() {
        return error(400, "invalid_request", "request is missing a required parameter or malformed.");
    }

    /** Shown to the browser; a bad consent request is never redirected. */
    static Reply shownInvalidRequest() {
        return shown("invalid_request", "Input request parameters are invalid.");
    }

    static Reply shownInvalidScope() {
        return shown("invalid_scope", SCOPE);
    }

    /** Not an error of eBay: its developer portal requires these addresses. */
    static Reply shownMissingAddress(String runame) {
        return shown(
                "invalid_request",
                "RuName " + runame + " has no accepted and declined URL yet; set them with PUT " + AdminRoutes.PREFIX
                        + "runames/" + runame + " on the api port.");
    }

    private static Reply error(int status, String error, String description) {
        return Reply.json(status, Json.object().put("error", error).put("error_description", description));
    }

    private static Reply shown(String errorId, String description) {
        return Reply.json(
                400,
                Json.object()
                        .put("error_id", errorId)
                        .put("error_description", description)
                        .put("http_status_code", 400));
    }
}
