package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** The table {@code users}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UserStore extends GenericRepository<User, UUID> {

    @Query("""
        SELECT id, email, password_hash, role, created_at FROM users WHERE lower(email) = lower(:email)
        """)
    Optional<User> findByEmail(String email);

    /** Zero rows: another user has this e-mail address. */
    @Query("""
        INSERT INTO users (email, password_hash, role) VALUES (:email, :passwordHash, :role)
        ON CONFLICT (lower(email)) DO NOTHING
        """)
    int add(String email, String passwordHash, String role);
}
