package dev.ebayconnector.fakeebay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What the developer portal hands out per environment: App ID, Cert ID and RuName. */
public record Keyset(String clientId, String clientSecret, String runame) {
    public static final Keyset LOCAL_PRODUCTION = new Keyset(
            "Local-Connector-PRD-000000001-00000001", "PRD-local-cert-id", "Local-LocalConnector-PRD-runame");
    public static final Keyset LOCAL_SANDBOX = new Keyset(
            "Local-Connector-SBX-000000002-00000002", "SBX-local-cert-id", "Local-LocalConnector-SBX-runame");

    boolean matches(String id, String secret) {
        return clientId.equals(id) && MessageDigest.isEqual(bytes(clientSecret), bytes(secret));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the secret, so that a keyset may stand in a log or a failed assertion. */
    @Override
    public String toString() {
        return "Keyset[clientId=" + clientId + ", runame=" + runame + "]";
    }
}
