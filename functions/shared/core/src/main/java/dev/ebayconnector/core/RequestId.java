package dev.ebayconnector.core;

import java.util.UUID;
import java.util.regex.Pattern;

/** Follows one request through edge, function, log row, SQL session and eBay call. */
public record RequestId(String value) {

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    public RequestId {
        if (!ACCEPTED.matcher(value).matches()) {
            throw new IllegalArgumentException("a request id is 1 to 128 of [A-Za-z0-9._-]");
        }
    }

    /** The caller's id if it is a good one, else a new one. */
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
