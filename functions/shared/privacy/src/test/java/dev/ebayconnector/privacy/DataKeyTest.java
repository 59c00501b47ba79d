package dev.ebayconnector.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DataKeyTest {

    private static final UUID ACCOUNT = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final Place PLACE = Place.of("orders", "1-2");

    @Test
    void theSameTextAtTheSamePlaceIsTheSameCiphertext() throws Exception {
        var key = DataKey.of(ACCOUNT, DataKey.generate());

        var sealed = key.seal(PLACE, "Jo Doe");

        assertThat(key.seal(PLACE, "Jo Doe")).isEqualTo(sealed);
        assertThat(key.seal(Place.of("orders", "1-3"), "Jo Doe")).isNotEqualTo(sealed);
        assertThat(key.text(PLACE, sealed)).isEqualTo("Jo Doe");
    }

    @Test
    void movedCiphertextCannotBeOpened() throws Exception {
        var key = DataKey.of(ACCOUNT, DataKey.generate());
        var sealed = key.seal(PLACE, "Jo Doe");

        for (var elsewhere : List.of(
                Place.of("orders", "1-3"),
                Place.of("orders", "1-2", ""),
                Place.of("order", "s1-2"),
                Place.of("transactions", "1-2"),
                new Place("orders", "detail_personal", List.of("1-2")))) {
            assertThatThrownBy(() -> key.text(elsewhere, sealed))
                    .isInstanceOf(UnopenablePersonalData.class)
                    .hasMessageNotContaining("Jo");
        }
    }

    @Test
    void anotherAccountCannotOpenItNorWithTheSameKey() throws Exception {
        var keyset = DataKey.generate();
        var sealed = DataKey.of(ACCOUNT, keyset).seal(PLACE, "Jo Doe");

        assertThatThrownBy(() -> DataKey.of(new UUID(0, 11), keyset).text(PLACE, sealed))
                .isInstanceOf(UnopenablePersonalData.class);
        assertThatThrownBy(() -> DataKey.of(ACCOUNT, DataKey.generate()).text(PLACE, sealed))
                .isInstanceOf(UnopenablePersonalData.class);
    }

    @Test
    void noMembersHaveNoCiphertext() throws Exception {
        var key = DataKey.of(ACCOUNT, DataKey.generate());

        assertThat(key.seal(PLACE, PersonalMembers.NONE)).isNull();
        assertThat(key.members(PLACE, null).isEmpty()).isTrue();
    }
}
