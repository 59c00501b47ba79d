package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.migrations.schema.Scripts;
import dev.ebayconnector.vault.TokenCipher;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A new installation makes its keysets without settings, a database or another tool. */
class NewKeysetTest {

    @Test
    void eachIsOneLineThatTheFunctionsTakeAndNoTwoAreAlike() throws Exception {
        var first = print();
        assertThat(first.lines()).hasSize(1);
        assertThat(TokenCipher.ofKeyset(first.strip())).isNotNull();
        assertThat(print()).isNotEqualTo(first);
    }

    private static String print() {
        var out = new ByteArrayOutputStream();
        var printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        var exitCode = new MigrationsJob(Map.of(), Scripts.OWN, printed, printed).run("new-keyset");
        assertThat(exitCode).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
