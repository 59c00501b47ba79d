package dev.ebayconnector.fakeebay;

/** What answers one route. */
@FunctionalInterface
public interface Endpoint {
    Reply answer(Request request);
}
