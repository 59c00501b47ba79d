package peers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Whether the session that the token names is still valid, and its role: asked at each request, as the functions do. */
@Component
class SessionCheck implements Converter<Jwt, AbstractAuthenticationToken> {

    private final JdbcClient database;

    SessionCheck(JdbcClient database) {
        this.database = database;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt session) {
        return database.sql("""
            SELECT user_id::text, role
            FROM session_checks
            WHERE secret_hash = ? AND ends_at > now() AND last_seen_at + idle_minutes * interval '1 minute' > now()
            """)
                .param(secretHash(session))
                .query((row, number) -> new Row(row.getString("user_id"), row.getString("role")))
                .optional()
                .filter(row -> row.userId().equals(session.getSubject()))
                .map(row -> new JwtAuthenticationToken(session, List.of(new SimpleGrantedAuthority(row.role()))))
                .orElseThrow(() -> new InvalidBearerTokenException("The session has ended"));
    }

    private static byte[] secretHash(Jwt session) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(session.getId().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Row(String userId, String role) {}
}
