package dev.ebayconnector.auth;

import java.util.Locale;

/** Why a session ended before its time; {@code sessions.ended_why} has the name in lower case. */
enum SessionEnd {
    SIGNED_OUT,
    SIGNED_OUT_EVERYWHERE,
    ENDED_BY_ADMIN,
    PASSWORD_CHANGED,
    ROLE_CHANGED,
    DISABLED,
    FACTOR_ADDED,
    FACTORS_RESET,
    WRONG_PASSWORDS;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
