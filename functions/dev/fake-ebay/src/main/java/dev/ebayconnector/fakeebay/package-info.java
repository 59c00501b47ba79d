/**
 * A fake eBay: a program that keeps eBay's rules over real HTTP, on three ports (api, apiz, auth) of 127.0.0.1.
 *
 * <p>It shows a consent page, trades codes and refresh tokens, expires and scopes access tokens, and pages through orders that are
 * computed from (seed, seller, index), so any number of them costs no memory.
 *
 * <p>A test starts {@link dev.ebayconnector.fakeebay.FakeEbay} in its own process, asks it what was called, and steers it: faults,
 * clock, quota, revoked tokens, changed orders. Another process runs {@code java -jar fake-ebay.jar} and steers by the routes under
 * {@code /_fake/} of the api port, or by the request header {@code X-Fake-Fault}.
 */
package dev.ebayconnector.fakeebay;
