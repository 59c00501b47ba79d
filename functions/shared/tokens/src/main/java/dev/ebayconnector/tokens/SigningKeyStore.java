package dev.ebayconnector.tokens;

import dev.ebayconnector.core.EbayEnvironment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** The table {@code signing_keys}: one row for each application of eBay. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface SigningKeyStore extends GenericRepository<StoredSigningKey, String> {

    @Query("""
        SELECT environment, client_id, signing_key_id, public_key, jwe, private_key, created_at, expires_at
        FROM signing_keys
        WHERE environment = :environment AND client_id = :clientId
        """)
    Optional<StoredSigningKey> find(EbayEnvironment environment, String clientId);

    /**
     * Stores a new key. Zero rows: another instance has stored one in the meantime.
     *
     * @param replaced id of the key that the new one was made for; null if there was none
     */
    @Query("""
        INSERT INTO signing_keys (environment, client_id, signing_key_id, public_key, jwe, private_key, created_at,
                                  expires_at, stored_at)
        VALUES (:environment, :clientId, :signingKeyId, :publicKey, :jwe, :privateKey, :createdAt, :expiresAt, :now)
        ON CONFLICT (environment, client_id) DO UPDATE
        SET signing_key_id = excluded.signing_key_id, public_key = excluded.public_key, jwe = excluded.jwe,
            private_key = excluded.private_key, created_at = excluded.created_at, expires_at = excluded.expires_at,
            stored_at = excluded.stored_at
        WHERE signing_keys.signing_key_id = CAST(:replaced AS text)
        """)
    int store(
            EbayEnvironment environment,
            String clientId,
            String signingKeyId,
            String publicKey,
            byte[] jwe,
            byte[] privateKey,
            Instant createdAt,
            Instant expiresAt,
            Instant now,
            @Nullable String replaced);
}
