package dev.ebayconnector.fakeebay;

/** eBay's three hosts, here three ports. */
public enum Host {
    API,
    APIZ,
    AUTH
}
