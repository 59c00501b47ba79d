package dev.ebayconnector.fakeebay;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a call can be made to fail. */
public enum FaultKind {
    /** The given HTTP status with the body eBay sends with it; 502, 503 and 504 are a gateway's HTML. */
    STATUS,
    /** The right answer, late. */
    SLOW,
    /** The right answer, cut off in the middle of its body. */
    CUT,
    /** 200 with a body that ends in the middle of the JSON. */
    WRONG_JSON,
    /** The page before the asked one is served once more, its {@code next} pointing to the asked one again. */
    REPEAT_LAST_PAGE,
    /** Half the asked number of records though more follow; {@code next} goes on behind the last one sent. */
    SHORT_PAGE,
    /** 401 with error 1001, whatever the token. */
    UNAUTHORIZED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FaultKind> find(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label))
                .findFirst();
    }
}
