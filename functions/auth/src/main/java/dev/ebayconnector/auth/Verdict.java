package dev.ebayconnector.auth;

/** How a check of a second factor ended. */
enum Verdict {
    RIGHT,
    WRONG,

    /** Only the counter of the passkey was wrong, which did not rise: there may be a copy of it. */
    COPIED;

    static Verdict of(boolean right) {
        return right ? RIGHT : WRONG;
    }
}
