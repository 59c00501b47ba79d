package dev.ebayconnector.fakeebay;

/**
 * A call that has arrived and is not answered yet.
 *
 * @param endpoint the name it is counted under, such as {@code order.page}
 * @param number   1 for the first call of that endpoint
 * @param query    the query as it stood in the URL, or an empty text
 * @param traceparent the header, or an empty text
 */
public record Call(String endpoint, long number, String method, String path, String query, String traceparent) {}
