package dev.ebayconnector.fakeebay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What the developer portal issues per environment: App ID (client id), Cert ID (client secret) and RuName. */
public record AppCredentials(String clientId, String clientSecret, String runame) {
    public static final AppCredentials LOCAL_PRODUCTION = new AppCredentials(
            "Local-Connector-PRD-000000001-00000001", "PRD-local-cert-id", "Local-LocalConnector-PRD-runame");
    public static final AppCredentials LOCAL_SANDBOX = new AppCredentials(
            "Local-Connector-SBX-000000002-00000002", "SBX-local-cert-id", "Local-LocalConnector-SBX-runame");

    boolean matches(String id, String secret) {
        return clientId.equals(id) && MessageDigest.isEqual(bytes(clientSecret), bytes(secret));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the secret, so that it may appear in a log or in a failed assertion. */
    @Override
    public String toString() {
        return "AppCredentials[clientId=" + clientId + ", runame=" + runame + "]";
    }
}
