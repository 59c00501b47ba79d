package dev.ebayconnector.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses of the running stack, the admin's sign-in, and the token for Prometheus. */
public record StackAddresses(
        URI edge,
        URI origin,
        String ebayApi,
        String ebayApiz,
        String ebayAuth,
        String databaseUrl,
        String migrationsUrl,
        String adminEmail,
        String adminPassword,
        URI metrics,
        String metricsToken) {

    void write(Path file) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("edge_url", edge.toString());
        values.put("origin_url", origin.toString());
        values.put("ebay_api_url", ebayApi);
        values.put("ebay_apiz_url", ebayApiz);
        values.put("ebay_auth_url", ebayAuth);
        values.put("database_url", databaseUrl);
        values.put("migrations_url", migrationsUrl);
        values.put("admin_email", adminEmail);
        values.put("admin_password", adminPassword);
        values.put("metrics_url", metrics.toString());
        values.put("metrics_token", metricsToken);
        values.put("pid", ProcessHandle.current().pid());
        PrivateFile.write(
                file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(values));
    }

    /** Without the password and the token, so that no report shows it. */
    @Override
    public String toString() {
        return "edge " + edge + ", origin " + origin;
    }
}
