package dev.ebayconnector.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a signed-in request costs without any framework: checks the session as the functions do (signature, which is
 * remembered, claims, and the session's row), and then answers as {@link PlainHandler} does.
 */
public final class PlainSignedInHandler implements RequestStreamHandler {

    private static final Pattern SESSION =
            Pattern.compile("\"authorization\"\\s*:\\s*\"Bearer (([\\w-]+\\.([\\w-]+))\\.([\\w-]+))\"");

    private final Set<String> good = new HashSet<>();
    private Connection connection;

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        var text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
        try {
            answer.write(answer(text).getBytes(StandardCharsets.UTF_8));
        } catch (SQLException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private String answer(String event) throws SQLException, GeneralSecurityException {
        var session = SESSION.matcher(event);
        if (!session.find() || !isSigned(session.group(1), session.group(2), session.group(4))) {
            return "{\"statusCode\":401}";
        }
        if (connection == null) {
            connection = DriverManager.getConnection(System.getenv("DATABASE_URL"));
        }
        var claims = new String(Base64.getUrlDecoder().decode(session.group(3)), StandardCharsets.UTF_8);
        return isValid(claims) && hasRow(claims)
                ? "{\"statusCode\":200,\"body\":\"" + version() + "\"}"
                : "{\"statusCode\":401}";
    }

    private boolean isSigned(String session, String signed, String signature) throws GeneralSecurityException {
        if (good.contains(session)) {
            return true;
        }
        var key = KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(System.getenv("SESSION_KEYS"))));
        var check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(key);
        check.update(signed.getBytes(StandardCharsets.US_ASCII));
        return check.verify(Base64.getUrlDecoder().decode(signature)) && good.add(session);
    }

    private static boolean isValid(String claims) {
        return claim(claims, "iss").equals("ebay-connector/auth")
                && claim(claims, "aud").equals("ebay-connector/api")
                && Long.parseLong(claim(claims, "exp")) > Instant.now().getEpochSecond();
    }

    private boolean hasRow(String claims) throws SQLException, GeneralSecurityException {
        var secret = claim(claims, "jti").getBytes(StandardCharsets.UTF_8);
        try (var statement = connection.prepareStatement("""
            SELECT user_id, role
            FROM session_checks
            WHERE secret_hash = ? AND ends_at > now() AND last_seen_at + idle_minutes * interval '1 minute' > now()
            """)) {
            statement.setBytes(1, MessageDigest.getInstance("SHA-256").digest(secret));
            try (var row = statement.executeQuery()) {
                return row.next() && row.getString("user_id").equals(claim(claims, "sub"));
            }
        }
    }

    private String version() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                    SELECT version FROM schema_version
                    """)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String claim(String claims, String name) {
        var found = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(claims);
        return found.find() ? found.group(1) : "";
    }
}
