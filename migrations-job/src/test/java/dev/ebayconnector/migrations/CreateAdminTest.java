package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.Password;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateAdminTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final Console console = Console.on(database.url())
            .with("ADMIN_EMAIL", "Ada@example.com")
            .with("ADMIN_PASSWORD", "correct horse battery");

    @BeforeEach
    void migrate() {
        Migrations.migrate(database.url());
    }

    @Test
    void theAdminIsStoredWithAnArgon2idHashThatVerifies() throws Exception {
        assertThat(console.run("create-admin")).as(console.said()).isZero();

        String hash = hash();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(verifies("correct horse battery", hash)).isTrue();
        assertThat(verifies("correct horse batterz", hash)).isFalse();
        assertThat(database.ask("SELECT role FROM users")).isEqualTo("ADMIN");
        assertThat(console.out())
                .contains("created Ada@example.com with role ADMIN")
                .doesNotContain("horse", "argon2");
    }

    @Test
    void aSecondRunUpdatesPasswordAndRoleOfTheSameUserWhateverTheCase() throws Exception {
        console.run("create-admin");
        String id = database.ask("SELECT id FROM users");
        console.with("ADMIN_EMAIL", "ada@EXAMPLE.com").with("ADMIN_PASSWORD", "another long password");

        assertThat(console.run("create-admin", "--role", "VIEWER")).isZero();

        assertThat(console.out()).contains("updated Ada@example.com with role VIEWER");
        assertThat(database.ask("SELECT count(*) FROM users")).isEqualTo("1");
        assertThat(database.ask("SELECT id FROM users WHERE role = 'VIEWER'")).isEqualTo(id);
        assertThat(verifies("another long password", hash())).isTrue();
        assertThat(database.ask("""
            SELECT string_agg(concat_ws(' ', details ->> 'role', details ->> 'created'), ', ' ORDER BY id)
            FROM event_log WHERE event = 'auth.user_stored'
            """)).isEqualTo("ADMIN true, VIEWER false");
        assertThat(database.ask("SELECT count(*) FROM event_log e WHERE CAST(e AS text) ~ 'argon2|another long'"))
                .as("events that hold a hash or the password")
                .isEqualTo("0");
    }

    @Test
    void aSecondRunTakesTheSecondFactors() throws Exception {
        console.run("create-admin");
        database.execute("INSERT INTO totp_secrets (user_id, id, name, sealed, made_at)"
                + " SELECT id, id, 'app', '', now() FROM users");
        database.execute("INSERT INTO passkeys (id, user_id, name, credential_id, public_key, sign_count, made_at)"
                + " SELECT id, id, 'key', '', '', 0, now() FROM users");
        database.execute("INSERT INTO recovery_codes (user_id, code_hash, made_at) SELECT id, '', now() FROM users");
        assertThat(console.run("create-admin")).isZero();
        assertThat(database.ask("SELECT (SELECT count(*) FROM totp_secrets) + (SELECT count(*) FROM passkeys)"
                        + " + (SELECT count(*) FROM recovery_codes)"))
                .isEqualTo("0");
    }

    @Test
    void aSecondRunEnablesTheUserEndsTheSessionsAndIsAnEvent() throws Exception {
        console.run("create-admin");
        database.execute("UPDATE users SET disabled_at = now()");
        database.execute("""
            INSERT INTO sessions (secret_hash, user_id, role, made_at, last_seen_at, confirmed_at, idle_minutes, ends_at)
            SELECT '\\x01', id, role, now(), now(), now(), 60, now() + interval '1 hour' FROM users
            """);
        console.run("create-admin");
        assertThat(database.ask("SELECT count(*) FROM users WHERE disabled_at IS NULL AND has_password"))
                .isEqualTo("1");
        assertThat(database.ask("SELECT ended_why FROM sessions")).isEqualTo("password_changed");
        assertThat(database.ask("SELECT string_agg(details ->> 'created', ' ' ORDER BY id) FROM event_log"
                        + " WHERE event = 'auth.user_stored'"))
                .isEqualTo("true false");
    }

    @Test
    void aShortPasswordIsABadSetting() throws Exception {
        assertThat(console.with("ADMIN_PASSWORD", "elevenchars").run("create-admin"))
                .isEqualTo(2);

        assertThat(console.err())
                .contains("ADMIN_PASSWORD must have 12 to 1024 characters")
                .doesNotContain("eleven");
        assertThat(database.ask("SELECT count(*) FROM users")).isEqualTo("0");
    }

    @Test
    void anUnknownRoleIsAUsageError() {
        assertThat(console.run("create-admin", "--role", "OWNER")).isEqualTo(2);
    }

    @Test
    void anUnmigratedDatabaseIsExplained() {
        Console empty = Console.on(TestDatabase.fresh().url())
                .with("ADMIN_EMAIL", "ada@example.com")
                .with("ADMIN_PASSWORD", "correct horse battery");

        assertThat(empty.run("create-admin")).isEqualTo(1);
        assertThat(empty.err()).contains("run migrate first");
    }

    private static boolean verifies(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    private String hash() throws Exception {
        return database.ask("SELECT password_hash FROM users");
    }
}
