package dev.ebayconnector.privacy.erasure;

import java.util.List;

/**
 * What one transaction of a step has done.
 *
 * @param cursor where the step goes on; null when it is done
 */
record Batch(List<String> cursor, Counts counts) {

    static Batch done(Counts counts) {
        return new Batch(null, counts);
    }
}
