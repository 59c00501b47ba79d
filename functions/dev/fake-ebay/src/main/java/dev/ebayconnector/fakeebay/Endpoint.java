package dev.ebayconnector.fakeebay;

/** What answers one route. */
@FunctionalInterface
interface Endpoint {
    Reply answer(Request request);
}
