package dev.ebayconnector.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

    @Test
    void bothFormsMeanTheSameAndTheTlsModeIsKept() {
        var platform = DatabaseUrl.parse("postgres://app:p%40s+s@db.example.com/shop?sslmode=require");
        var jdbc = DatabaseUrl.parse(
                "jdbc:postgresql://db.example.com:5432/shop?user=app&password=p%40s+s&sslmode=require");
        assertThat(platform).isEqualTo(jdbc);
        assertThat(platform.password()).isEqualTo("p@s+s");
        assertThat(platform.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.com:5432/shop?sslmode=require");
    }

    @Test
    void aPoolerIsKnownByPortHostOrSwitch() {
        assertThat(DatabaseUrl.parse("postgres://a:b@db.example.com:6543/x").transactionPooler())
                .isTrue();
        assertThat(DatabaseUrl.parse("postgres://a:b@eu.pooler.example.com/x").transactionPooler())
                .isTrue();
        assertThat(DatabaseUrl.parse("postgres://a:b@db.example.com/x?pgbouncer=true")
                        .transactionPooler())
                .isTrue();
        assertThat(DatabaseUrl.parse("postgres://a:b@db.example.com/x").transactionPooler())
                .isFalse();
    }

    @Test
    void aRefusalDoesNotQuoteTheUrl() {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgres://app:hun ter2@db/x"))
                .hasMessageNotContaining("hun");
        assertThat(DatabaseUrl.parse("postgres://app:hunter2@db/x").toString()).doesNotContain("hunter2");
    }
}
