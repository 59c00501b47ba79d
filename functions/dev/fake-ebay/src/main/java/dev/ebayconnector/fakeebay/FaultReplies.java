package dev.ebayconnector.fakeebay;

import java.util.Optional;

/** The answers that replace the right one when a call has to fail. */
final class FaultReplies {
    private FaultReplies() {}

    static Optional<Reply> instead(Request request) {
        return request.fault().flatMap(fault -> switch (fault.kind()) {
            case STATUS -> Optional.of(status(fault.status()));
            case UNAUTHORIZED -> Optional.of(ApiErrors.invalidAccessToken());
            case SLOW, CUT, WRONG_JSON, REPEAT_LAST_PAGE, SHORT_PAGE -> Optional.empty();
        });
    }

    private static Reply status(int status) {
        return switch (status) {
            case 401 -> ApiErrors.invalidAccessToken();
            case 403 -> ApiErrors.accessDenied();
            case 404 -> ApiErrors.notFound();
            case 429 -> ApiErrors.tooManyRequests();
            case 500 -> ApiErrors.internal();
            case 502, 503, 504 ->
                Reply.html(status, "<html><body><h1>" + status + " Gateway problem</h1></body></html>");
            default -> ApiErrors.invalidRequest(status, "A fault asked for status " + status + ".");
        };
    }
}
