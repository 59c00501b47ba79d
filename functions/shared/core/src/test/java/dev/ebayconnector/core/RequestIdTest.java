package dev.ebayconnector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestIdTest {

    private static final String LONGEST = "x".repeat(128);

    @ParameterizedTest
    @ValueSource(strings = {"a", "order-sync_7.A", "Root=1-5759e988-bd862e3fe1be46a994272793", "00:a=b"})
    void anAcceptableIdIsKept(String offered) {
        assertThat(RequestId.acceptOrMint(offered).value()).isEqualTo(offered);
        assertThat(RequestId.acceptOrMint(LONGEST).value()).isEqualTo(LONGEST);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "two words", "a,b", "a/b", "a;b", "a+b", "<script>", "naïve", "a\n", "a\u0000"})
    void anyOtherIdIsReplaced(String offered) {
        assertThat(RequestId.acceptOrMint(offered).value()).matches("[0-9a-f-]{36}");
        assertThat(RequestId.acceptOrMint(LONGEST + "x").value()).matches("[0-9a-f-]{36}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a\n"})
    void anIdThatIsNotAcceptableCannotBeMade(String value) {
        assertThatThrownBy(() -> new RequestId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a request id is 1 to 128 characters of [A-Za-z0-9._:=-]");
    }
}
