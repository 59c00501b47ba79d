package dev.ebayconnector.local.gateway;

/** How the API names itself in events. */
record ApiIdentity(String id, String domainName) {
    static final ApiIdentity LOCAL = new ApiIdentity("local", "local.execute-api.localhost");
}
