package dev.ebayconnector.fakeebay.finances;

import dev.ebayconnector.fakeebay.ApiErrors;
import dev.ebayconnector.fakeebay.Checked;
import dev.ebayconnector.fakeebay.Reply;

/** The errors of Finances, of Key Management, and of digital signatures. */
final class FinanceErrors {
    private FinanceErrors() {}

    static <T> Checked<T> refused(int errorId, String message) {
        return Checked.refused(ApiErrors.error(400, errorId, "API_FINANCES", "REQUEST", message, message));
    }

    static Reply key(int errorId, String message) {
        return ApiErrors.error(400, errorId, "API_KEYS", "REQUEST", message, message);
    }

    static <T> Checked<T> signature(int errorId, String message) {
        return Checked.refused(ApiErrors.error(403, errorId, "ACCESS", "REQUEST", message, message));
    }
}
