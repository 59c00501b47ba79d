package dev.ebayconnector.fakeebay;

/** eBay's three hosts, here three ports. */
enum Host {
    API,
    APIZ,
    AUTH
}
