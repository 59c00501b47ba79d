package dev.ebayconnector.ebay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.core.settings.InvalidSettings;
import dev.ebayconnector.core.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyncedResourcesTest {

    @Test
    void withoutTheSettingEveryResourceIsSyncedAndOnlyMessagesAreOptional() {
        var all = read("");

        assertThat(all.scopes())
                .isEqualTo(
                        Scope.all(Scope.ORDERS, Scope.TRANSACTIONS, Scope.DISPUTES, Scope.INVENTORY, Scope.IDENTITY));
        assertThat(all.optionalScopes()).isEqualTo(Scope.all(Scope.MESSAGES));
        assertThat(all.include("orders")).isTrue();
        assertThat(all.include("one that a later release adds")).isTrue();
    }

    @Test
    void scopesFollowTheResourcesThatAreSwitchedOn() {
        var some = read(" offers, orders ,orders");

        assertThat(some.scopes()).isEqualTo(Scope.all(Scope.ORDERS, Scope.INVENTORY, Scope.IDENTITY));
        assertThat(some.optionalScopes().isEmpty()).isTrue();
        assertThat(some.include("offers")).isTrue();
        assertThat(some.include("inventory")).isFalse();
    }

    @Test
    void aResourceWithoutItsScopeIsIncomplete() {
        var granted = Scope.all(Scope.ORDERS, Scope.TRANSACTIONS, Scope.DISPUTES);

        assertThat(read("").incompleteWith(granted)).containsExactly("messages", "inventory", "offers");
        assertThat(read("orders,offers").incompleteWith(granted)).containsExactly("offers");
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> read("orders,ofers"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("SYNC_RESOURCES must be some of orders, transactions, disputes, messages")
                .hasMessageNotContaining("ofers,");
    }

    @Test
    void noResourceHasTwoScopes() {
        assertThat(Arrays.stream(Scope.values()).map(Scope::resources).flatMap(List::stream))
                .doesNotHaveDuplicates();
    }

    private static SyncedResources read(String value) {
        return (SyncedResources) Settings.read(Map.of("SYNC_RESOURCES", value), SyncedResources::read)[0];
    }
}
