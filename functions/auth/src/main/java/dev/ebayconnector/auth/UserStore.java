package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code users}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UserStore extends GenericRepository<User, UUID> {

    @Query("""
        SELECT id, email, password_hash, role, has_password, created_at FROM users WHERE lower(email) = lower(:email)
        """)
    Optional<User> findByEmail(String email);

    @Query("""
        SELECT id, email, password_hash, role, has_password, created_at FROM users WHERE id = :id
        """)
    Optional<User> find(UUID id);

    /** Zero rows: another user has this e-mail address. */
    @Query("""
        INSERT INTO users (email, password_hash, role, has_password) VALUES (:email, :passwordHash, :role, :hasPassword)
        ON CONFLICT (lower(email)) DO NOTHING
        """)
    int add(String email, String passwordHash, String role, boolean hasPassword);

    /**
     * The admins who can sign in. The lock makes two changes that would each leave one admin happen one after the other;
     * the second then finds what the first has left.
     */
    @Query("""
        SELECT id FROM users
        WHERE role = 'ADMIN' AND disabled_at IS NULL AND has_password
        ORDER BY id
        FOR UPDATE
        """)
    List<UUID> lockAdmins();

    /** Zero rows: no such user, or it has this role already. */
    @Query("""
        UPDATE users SET role = :role, updated_at = :now WHERE id = :id AND role <> :role
        """)
    int changeRole(UUID id, String role, Instant now);

    /** Zero rows: no such user, or it is disabled already. */
    @Query("""
        UPDATE users SET disabled_at = :now, updated_at = :now WHERE id = :id AND disabled_at IS NULL
        """)
    int disable(UUID id, Instant now);

    /** Zero rows: no such user, or it is not disabled. */
    @Query("""
        UPDATE users SET disabled_at = NULL, updated_at = :now WHERE id = :id AND disabled_at IS NOT NULL
        """)
    int enable(UUID id, Instant now);

    @Query("""
        DELETE FROM users WHERE id = :id
        """)
    int delete(UUID id);

    /** Zero rows: the user is gone, is disabled, or got another password since this one was compared. */
    @Query("""
        UPDATE users
        SET password_hash = :newHash, has_password = true, password_changed_at = :now, updated_at = :now
        WHERE id = :id AND password_hash = :oldHash AND disabled_at IS NULL
        """)
    int changePassword(UUID id, String oldHash, String newHash, Instant now);
}
