package dev.ebayconnector.core.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.settings.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void secretsGoByTheirNameAndByTheirLook() {
        var redacted = Redaction.redact(Map.of(
                "access_token",
                "abc",
                "has_refresh_token",
                true,
                "pages",
                3,
                "list",
                List.of("Bearer abc.def", new Secret("s")),
                "text",
                "sent v^1.1#i^1#p^3 to postgres://app:hunter2@db"));
        assertThat(redacted)
                .containsEntry("access_token", "***")
                .containsEntry("has_refresh_token", true)
                .containsEntry("pages", 3);
        assertThat(redacted.toString()).doesNotContain("abc", "v^1.1", "hunter2");
    }
}
