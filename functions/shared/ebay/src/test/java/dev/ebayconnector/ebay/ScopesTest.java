package dev.ebayconnector.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopesTest {

    private static final String PREFIX = "https://api.ebay.com/oauth/api_scope";

    @ParameterizedTest
    @CsvSource({
        "/sell.fulfillment.readonly, /sell.fulfillment.readonly, true",
        "/sell.fulfillment,          /sell.fulfillment.readonly, true",
        "/sell.fulfillment.readonly, /sell.fulfillment,          false",
        "/sell.inventory,            /sell.inventory.readonly,   true",
        "/sell.inventory.readonly,   /sell.fulfillment.readonly, false",
        "/sell.fulfillment.read,     /sell.fulfillment.readonly, false",
        "'',                         /sell.fulfillment.readonly, false",
        "/sell.fulfillment,          '',                         false",
    })
    void aScopeThatWritesAllowsTheReadOnlyOneAndNothingElseIsGuessed(String granted, String wanted, boolean allowed) {
        var scopes = Scopes.parse(PREFIX + granted);
        assertThat(scopes.allow(PREFIX + wanted)).isEqualTo(allowed);
        assertThat(scopes.missing(Scopes.parse(PREFIX + wanted)).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void bothRulesOfWhatIsMissingAgree() {
        for (var suffix : new String[] {"/sell.fulfillment", "/sell.fulfillment.readonly", "/sell.finances", ""}) {
            var granted = Scopes.parse(PREFIX + suffix);
            for (var scope : Scope.values()) {
                assertThat(scope.grantedBy(granted))
                        .isEqualTo(granted.missing(Scope.all(scope)).isEmpty());
            }
        }
    }

    @Test
    void textIsSplitAtAnyWhiteSpaceAndEachScopeKeptOnce() {
        assertThat(Scopes.parse(" b  a\n\tb ").values()).containsExactly("b", "a");
        assertThat(Scopes.parse(" b  a\n\tb ")).hasToString("b a");
        assertThat(Scopes.parse("").values()).isEmpty();
        assertThat(Scopes.parse(null).values()).isEmpty();
        assertThat(Scopes.parse("a b").and(Scopes.parse("b c"))).hasToString("a b c");
    }
}
