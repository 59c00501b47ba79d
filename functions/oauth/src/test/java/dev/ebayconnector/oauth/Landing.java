package dev.ebayconnector.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.Sql;
import java.util.List;

/** Where a callback redirected the browser, and its events. */
record Landing(HttpAnswer answer, String requestId, Sql sql) {

    /** In the console, with this outcome and the request id, and nothing else in the URL. */
    Landing in(Outcome outcome) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        assertThat(answer.header("location"))
                .isEqualTo("/?oauth=" + outcome.code() + "&request_id=" + requestId + "#/connection");
        assertThat(answer.header("x-request-id")).isEqualTo(requestId);
        return this;
    }

    List<String> events() {
        return sql.texts("SELECT event FROM event_log WHERE request_id = ? ORDER BY id", requestId);
    }

    Landing logged(String... events) {
        assertThat(events()).containsExactly(events);
        return this;
    }

    /** A member of the last event's details. */
    String detail(String name) {
        return sql.text(
                "SELECT details->>? FROM event_log WHERE request_id = ? ORDER BY id DESC LIMIT 1", name, requestId);
    }
}
