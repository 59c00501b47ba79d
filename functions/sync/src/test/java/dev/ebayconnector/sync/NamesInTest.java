package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NamesInTest {

    private final NamesIn names = new NamesIn(List.of("Jo", "Ann", "Anna", "Annabel", "Müller", "😀 Sam", ""));

    @Test
    void everyNameIsFoundWhereverItStands() {
        assertThat(names.find("Anna")).containsExactlyInAnyOrder("", "Ann", "Anna");
        assertThat(names.find("by AAnnabel")).containsExactlyInAnyOrder("", "Ann", "Anna", "Annabel");
        assertThat(names.find("x Müller")).containsExactlyInAnyOrder("", "Müller");
        assertThat(names.find("Jo")).containsExactlyInAnyOrder("", "Jo");
        assertThat(names.find("-😀 Sam-")).containsExactlyInAnyOrder("", "😀 Sam");
    }

    @Test
    void noOtherIsFound() {
        assertThat(names.find("An na, Mülle, jo")).containsExactly("");
    }
}
