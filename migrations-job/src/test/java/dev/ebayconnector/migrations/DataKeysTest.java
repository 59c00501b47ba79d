package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.privacy.DataKey;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.privacy.UnopenablePersonalData;
import dev.ebayconnector.vault.PersonalDataKeyset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stored keys of personal data, with the schema as it is. */
class DataKeysTest {

    private static final Place PLACE = Place.of("orders", "1");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final TestDatabase database = TestDatabase.fresh();
    private String keyset;

    @BeforeEach
    void accounts() throws Exception {
        Migrations.migrate(database.url());
        keyset = StoredTokens.keyset();
        for (var account : List.of(ONE, OTHER)) {
            database.execute("""
                INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
                VALUES ('%1$s', 'sandbox', '%1$s', 'seller', 'CONNECTED', now())
                """.formatted(account));
        }
    }

    @Test
    void instancesThatMakeAKeyAtTheSameTimeUseTheSame() throws Exception {
        int instances = 8;
        var calls = new ArrayList<Callable<List<String>>>();
        for (int i = 0; i < instances; i++) {
            calls.add(() -> {
                var keys = keys();
                try (var connection = database.connect()) {
                    connection.setAutoCommit(false);
                    var key = keys.forWriting(connection, ONE);
                    var hash = keys.hasher(connection)
                            .hash("sandbox", "jo")
                            .orElseThrow()
                            .hex();
                    connection.commit();
                    return List.of(new String(key.seal(PLACE, "Jo"), StandardCharsets.ISO_8859_1), hash);
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(instances)) {
            var made = new ArrayList<List<String>>();
            for (var call : threads.invokeAll(calls)) {
                made.add(call.get());
            }
            assertThat(made.stream().distinct()).hasSize(1);
        }
        assertThat(database.ask("SELECT count(*) FROM data_keys")).isEqualTo("1");
        assertThat(database.ask("SELECT count(*) FROM hash_key")).isEqualTo("1");
    }

    @Test
    void aKeyThatWasMadeInATransactionThatFailedIsForgotten() throws Exception {
        var keys = keys();
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            var lost = keys.forWriting(connection, ONE).seal(PLACE, "Jo");
            var hash = keys.hasher(connection).hash("sandbox", "jo");
            connection.rollback();

            var stored = keys.forWriting(connection, ONE);
            connection.commit();

            assertThatThrownBy(() -> stored.text(PLACE, lost)).isInstanceOf(UnopenablePersonalData.class);
            assertThat(keys.hasher(connection).hash("sandbox", "jo")).isNotEqualTo(hash);
            connection.commit();
            assertThat(keys().hasher(connection).hash("sandbox", "jo"))
                    .isEqualTo(keys.hasher(connection).hash("sandbox", "jo"));
        }
    }

    @Test
    void aDroppedKeyOpensNothingForAnyInstanceAndANewOneIsAnother() throws Exception {
        var warm = keys();
        try (var connection = database.connect()) {
            var sealed = warm.forWriting(connection, ONE).seal(PLACE, "Jo");
            assertThat(warm.find(connection, ONE).orElseThrow().text(PLACE, sealed))
                    .isEqualTo("Jo");

            assertThat(keys().drop(connection, ONE)).isTrue();

            assertThat(warm.find(connection, ONE)).isEmpty();
            var renewed = warm.forWriting(connection, ONE);
            assertThatThrownBy(() -> renewed.text(PLACE, sealed)).isInstanceOf(UnopenablePersonalData.class);
            assertThat(warm.drop(connection, OTHER)).isFalse();
        }
    }

    @Test
    void aKeyIsNotDroppedWhileAPageWritesWithIt() throws Exception {
        try (var page = database.connect();
                var erasure = database.connect()) {
            page.setAutoCommit(false);
            keys().forWriting(page, ONE);
            page.commit();
            keys().forWriting(page, ONE);
            erasure.createStatement().execute("SET lock_timeout = '200ms'");
            assertThatThrownBy(() -> keys().drop(erasure, ONE)).isInstanceOf(SQLException.class);
            page.commit();
            assertThat(keys().drop(erasure, ONE)).isTrue();
        }
    }

    @Test
    void aKeyThatWasMovedToAnotherAccountIsNotOpened() throws Exception {
        try (var connection = database.connect()) {
            keys().forWriting(connection, ONE);
            database.execute("UPDATE data_keys SET account_id = '" + OTHER + "'");

            assertThatThrownBy(() -> keys().find(connection, OTHER))
                    .isInstanceOf(UnopenablePersonalData.class)
                    .hasMessage("PERSONAL_DATA_KEYSET does not open the data key of account " + OTHER);
        }
    }

    @Test
    void anotherKeysetOpensNeitherKey() throws Exception {
        try (var connection = database.connect()) {
            keys().forWriting(connection, ONE);
            keys().hasher(connection);
            keyset = StoredTokens.keyset();

            assertThatThrownBy(() -> keys().find(connection, ONE)).isInstanceOf(UnopenablePersonalData.class);
            assertThatThrownBy(() -> keys().hasher(connection)).isInstanceOf(UnopenablePersonalData.class);
        }
    }

    @Test
    void theKeysOfManyAccountsAreReadAtOnce() throws Exception {
        try (var connection = database.connect()) {
            var one = sealed(connection, ONE);
            var other = sealed(connection, OTHER);

            var found = keys().find(connection, List.of(ONE, OTHER, new UUID(0, 3)));

            assertThat(found).containsOnlyKeys(ONE, OTHER);
            assertThat(found.get(ONE).text(PLACE, one)).isEqualTo("Jo");
            assertThat(found.get(OTHER).text(PLACE, other)).isEqualTo("Jo");
            assertThat(one).isNotEqualTo(other);
        }
    }

    private byte[] sealed(Connection connection, UUID account) throws Exception {
        DataKey key = keys().forWriting(connection, account);
        return key.seal(PLACE, "Jo");
    }

    private PersonalDataKeys keys() throws Exception {
        return new PersonalDataKeys(PersonalDataKeyset.of(keyset));
    }
}
