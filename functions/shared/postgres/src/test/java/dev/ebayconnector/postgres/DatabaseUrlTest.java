package dev.ebayconnector.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

class DatabaseUrlTest {

    private static final int GENERATED = 5_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        postgres://u:p@h/db                                | h         | 5432 | db   | u   | p   | -
        postgresql://u:p@h:5433/db?sslmode=require         | h         | 5433 | db   | u   | p   | -
        jdbc:postgresql://h/db?user=u&password=p           | h         | 5432 | db   | u   | p   | -
        jdbc:postgresql://h/db?user=u&password=a+b         | h         | 5432 | db   | u   | a+b | -
        jdbc:postgresql://h/db?user=u&password=a%2Bb       | h         | 5432 | db   | u   | a+b | -
        postgres://u:a+b@h/db                              | h         | 5432 | db   | u   | a+b | -
        postgres://u:a%20b@h/db                            | h         | 5432 | db   | u   | a b | -
        postgres://u%40x:p%2Fq%40%23@h/d%2Fb               | h         | 5432 | d/b  | u@x | p/q@# | -
        postgres://u:p@my_db/db                            | my_db     | 5432 | db   | u   | p   | -
        postgres://u:p@_db_1.railway_internal:5432/db      | _db_1.railway_internal | 5432 | db | u | p | -
        postgres://u:p@[::1]:5433/db                       | ::1       | 5433 | db   | u   | p   | -
        postgres://h/db                                    | h         | 5432 | db   | -   | -   | -
        postgres://u:p@h:6543/db                           | h         | 6543 | db   | u   | p   | port 6543
        postgres://u:p@Pooler.example/db                   | Pooler.example | 5432 | db | u | p  | "pooler" in the host name
        postgres://u:p@h/db?pgbouncer=TRUE                 | h         | 5432 | db   | u   | p   | pgbouncer=true
        postgres://u:p@h/db?xpgbouncer=true                | h         | 5432 | db   | u   | p   | -
        postgres://u:p@h/db?pgbouncer=false                | h         | 5432 | db   | u   | p   | -
        """)
    void bothFormsAreReadByOneRule(
            String text, String host, int port, String database, String user, String password, String pooler) {
        var url = DatabaseUrl.parse(text);
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.database()).isEqualTo(database);
        assertThat(url.user()).isEqualTo(user);
        assertThat(url.password()).isEqualTo(password);
        assertThat(url.poolerSign().orElse(null)).isEqualTo(pooler);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mysql://u:hidden@h/db                              | must start with postgres://
        jdbc:postgresql:db                                 | must start with postgres://
        postgres://u:hidden@h                              | must name a database
        postgres://u:hidden@h/                             | must name a database
        postgres://u:hidden@/db                            | must name a host
        postgres:///db?user=hidden                         | must name a host
        postgres://%2Fvar%2Frun/hidden                     | must name a host
        postgres://u:hidden@a,b/db                         | must name one host, not several
        postgres://u:hidden@a:1,b:2/db                     | must name one host, not several
        postgres://u:hidden@h/db?host=evil                 | must name its host before the database
        postgres://u:hidden@h/db?HostAddr=1.2.3.4          | must name its host before the database
        postgres://u:hidden@h/db?PGHOST=evil               | must name its host before the database
        postgres://u:hidden@h/db?port=1                    | must name its host before the database
        postgres://u:hidden@h/db?service=x                 | must name its host before the database
        postgres://u:hidden@h/db?%68ost=evil               | must name its host before the database
        postgres://u:hid^den@h/db                          | percent-encoded
        postgres://u:hid den@h/db                          | percent-encoded
        postgres://u:hid#den@h/db                          | percent-encode
        postgres://u:hid@den@h/db                          | percent-encoded
        postgres://u:hid/den@h/db                          | percent-encode
        postgres://u:5/hidden@h/db                         | percent-encoded
        postgres://u:hid?den@h/db                          | percent-encode
        postgres://u:hid%zzden@h/db                        | write % as %25
        postgres://u:hidden%@h/db                          | write % as %25
        postgres://u:hidden%00@h/db                        | write % as %25
        postgres://u:hidden%ff@h/db                        | write % as %25
        postgres://u:hidden@h:0/db                         | port from 1 to 65535
        postgres://u:hidden@h:65536/db                     | port from 1 to 65535
        postgres://u:hidden@[fe80::1%25eth0]/db            | IPv6 address
        postgres://u:hidden@[1.2.3.4]/db                   | IPv6 address
        postgres://u:hidden@höst/db                        | must name a host
        postgres://u:hidden@h/db?user=other                | gives user twice
        postgres://u:hidden@h/db?sslmode=require&sslmode=disable | gives sslmode twice
        postgres://u:hidden@h/db?sslmode=no-verify         | unknown sslmode
        """)
    void whatCouldBeReadInTwoWaysIsRefusedWithTheWayToWriteIt(String text, String problem) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContainingAny("hidden", "hid^", "den", "evil", "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST.", "db.localhost", "127.8.9.10", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"
            })
    void thisMachineIsKnownByNameAndNumber(String host) {
        assertThat(DatabaseUrl.parse("postgres://" + host + "/db").thisMachine())
                .isTrue();
        assertThat(DatabaseUrl.parse("postgres://localhost.example.com/db").thisMachine())
                .isFalse();
    }

    @Test
    void theDriverGetsWhatItKnowsAsText() {
        var properties = DatabaseUrl.parse(
                        "postgres://u:p@h/db?sslmode=verify-full&connect_timeout=3&pgbouncer=true&schema=public")
                .driverProperties();
        assertThat(properties)
                .containsOnly(
                        Map.entry("user", "u"),
                        Map.entry("password", "p"),
                        Map.entry("sslmode", "verify-full"),
                        Map.entry("connectTimeout", "3"));
    }

    /** Whatever is accepted means to the driver what the record says: same host, port, database and credentials. */
    @Test
    void everyAcceptedUrlMeansToTheDriverWhatItMeansHere() {
        var random = new Random(15);
        int accepted = 0;
        for (int i = 0; i < GENERATED; i++) {
            var text = generated(random);
            DatabaseUrl url;
            try {
                url = DatabaseUrl.parse(text);
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).as(text).doesNotContain("secret");
                continue;
            }
            accepted++;
            var driver = Driver.parseURL(url.jdbcUrl(), new Properties());
            assertThat(driver).as(text).isNotNull();
            assertThat(PGProperty.PG_HOST.getOrDefault(driver).replaceAll("[\\[\\]]", ""))
                    .as(text)
                    .isEqualTo(url.host());
            assertThat(PGProperty.PG_PORT.getOrDefault(driver)).as(text).isEqualTo(Integer.toString(url.port()));
            assertThat(PGProperty.PG_DBNAME.getOrDefault(driver)).as(text).isEqualTo(url.database());
            assertThat(url.jdbcUrl() + url).as(text).doesNotContain("secret");
            var form = "postgresql://" + url.jdbcUrl().substring("jdbc:postgresql://".length());
            assertThat(DatabaseUrl.parse(form)).isEqualTo(DatabaseUrl.parse(url.jdbcUrl()));
        }
        assertThat(accepted).isBetween(GENERATED / 20, GENERATED);
    }

    private static String generated(Random random) {
        return pick(random, "postgres://", "postgresql://", "jdbc:postgresql://", "jdbc:", "")
                + pick(random, "", "u@", "u:secret@", "u:secret%40x@", "u:secret/@", "u%3A:secret+@", ":secret@", "@")
                + pick(random, "h", "my_db", "h.example.com", "a,b", "[::1]", "[::1", "H-1", "-", "", "h%41", "1.2.3.4")
                + pick(random, "", "", ":5432", ":6543", ":", ":x", ":99999")
                + pick(random, "/db", "/db", "/d%20b", "/d+b", "/", "", "/a/b", "/d%2fb")
                + pick(
                        random,
                        "",
                        "",
                        "?sslmode=require",
                        "?host=x",
                        "?pgbouncer=true",
                        "?a=b&a=c",
                        "?password=secret",
                        "?%");
    }

    private static String pick(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
