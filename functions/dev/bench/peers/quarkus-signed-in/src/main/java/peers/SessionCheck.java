package peers;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whether the session that the token names is still valid, and its role: asked at each request, as the functions do. */
@ApplicationScoped
public class SessionCheck implements SecurityIdentityAugmentor {

    private final DataSource database;

    public SessionCheck(DataSource database) {
        this.database = database;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.isAnonymous() ? Uni.createFrom().item(identity) : context.runBlocking(() -> withRole(identity));
    }

    private SecurityIdentity withRole(SecurityIdentity identity) {
        try {
            return role((JsonWebToken) identity.getPrincipal())
                    .map(role -> QuarkusSecurityIdentity.builder(identity)
                            .addRole(role)
                            .build())
                    .orElseThrow(() -> new AuthenticationFailedException("The session has ended"));
        } catch (SQLException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<String> role(JsonWebToken session) throws SQLException, NoSuchAlgorithmException {
        var secretHash =
                MessageDigest.getInstance("SHA-256").digest(session.getTokenID().getBytes(StandardCharsets.UTF_8));
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                    SELECT user_id, role
                    FROM session_checks
                    WHERE secret_hash = ? AND ends_at > now() AND last_seen_at + idle_minutes * interval '1 minute' > now()
                    """)) {
            statement.setBytes(1, secretHash);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getString("user_id").equals(session.getSubject())
                        ? Optional.of(row.getString("role"))
                        : Optional.empty();
            }
        }
    }
}
