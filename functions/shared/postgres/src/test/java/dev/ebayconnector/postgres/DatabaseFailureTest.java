package dev.ebayconnector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "08003", "57P01", "57P02", "57P05"})
    void aConnectionThatWasLostMayBeReplacedAndItsReadRepeated(String state) {
        var thrown = new IllegalStateException(new SQLException("hidden", state));
        assertThat(DatabaseFailure.isUnavailable(thrown)).isTrue();
        assertThat(DatabaseFailure.isConnectionLost(thrown)).isTrue();
        assertThat(DatabaseFailure.reason(thrown)).isEqualTo("SQLException/" + state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "3D000", "53300", "57014"})
    void aServerThatWillNotIsUnavailableButItsConnectionWasNotLost(String state) {
        var thrown = new SQLException("hidden", state);
        assertThat(DatabaseFailure.isUnavailable(thrown)).isTrue();
        assertThat(DatabaseFailure.isConnectionLost(thrown)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22001", "40001"})
    void aWrongStatementIsNeither(String state) {
        assertThat(DatabaseFailure.isUnavailable(new SQLException("hidden", state)))
                .isFalse();
        assertThat(DatabaseFailure.isConnectionLost(new SQLException("hidden", state)))
                .isFalse();
    }

    @Test
    void whatThePoolHasGivenUpIsLostAndAPoolWithoutConnectionsIsUnavailable() {
        assertThat(DatabaseFailure.isConnectionLost(new SQLException("Connection is closed")))
                .isTrue();
        assertThat(DatabaseFailure.isUnavailable(new SQLTransientConnectionException("timed out")))
                .isTrue();
        assertThat(DatabaseFailure.isConnectionLost(new SQLTransientConnectionException("timed out")))
                .isFalse();
    }
}
