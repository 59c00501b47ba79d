package dev.ebayconnector.core;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identifies one request in the edge, the function, its log rows, SQL sessions and eBay calls. The edge accepts the same
 * alphabet; {@code :} and {@code =} occur in trace ids, such as AWS X-Ray's.
 */
public record RequestId(String value) {

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._:=-]{1,128}");

    public RequestId {
        if (!ACCEPTED.matcher(value).matches()) {
            throw new IllegalArgumentException("a request id is 1 to 128 characters of [A-Za-z0-9._:=-]");
        }
    }

    /** The caller's id if it is acceptable, otherwise a new one. */
    public static RequestId acceptOrMint(String offered) {
        return offered != null && ACCEPTED.matcher(offered).matches() ? new RequestId(offered) : mint();
    }

    public static RequestId mint() {
        return new RequestId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
