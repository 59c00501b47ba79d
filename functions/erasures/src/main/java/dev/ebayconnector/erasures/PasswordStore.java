package dev.ebayconnector.erasures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Reads users' password hashes. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PasswordStore extends GenericRepository<ErasureRow, UUID> {

    @Query("SELECT password_hash FROM users WHERE id = :id AND role = 'ADMIN'")
    Optional<String> hash(UUID id);
}
