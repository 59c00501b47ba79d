package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.CapturedLog;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a function says of its AOT cache; that it is true is tested with real JVMs, in {@code functions/dev/local}. */
class AotCacheStateTest {

    private static final String SHARING = "mixed mode, sharing";

    @Test
    void theJvmDecidesWhetherACacheThatWasNamedIsUsed() {
        assertThat(AotCache.of("tried", SHARING)).isEqualTo(new AotCache("used", Optional.empty()));
        assertThat(AotCache.of("tried", "mixed mode").word()).isEqualTo("unused");
        assertThat(AotCache.of("tried", "mixed mode").reason()).isPresent();
    }

    @Test
    void withoutAPackageOrACacheThereIsNone() {
        assertThat(AotCache.of(null, SHARING).word()).isEqualTo("none");
        assertThat(AotCache.of("none", SHARING).word()).isEqualTo("none");
        assertThat(AotCache.of("off", SHARING).word()).isEqualTo("off");
        assertThat(AotCache.of("snapshot", SHARING).reason()).isEmpty();
    }

    @Test
    void aReasonIsOneLine() {
        var cache = AotCache.of("unused: the JVM is 2: b, trained was 1", SHARING);
        assertThat(cache).isEqualTo(new AotCache("unused", Optional.of("the JVM is 2: b, trained was 1")));
        try (var log = new CapturedLog()) {
            cache.warn();
            AotCache.of("tried", SHARING).warn();
            assertThat(log.text().lines())
                    .singleElement()
                    .asString()
                    .contains("aot_cache.unused: the JVM is 2: b, trained was 1");
        }
    }
}
