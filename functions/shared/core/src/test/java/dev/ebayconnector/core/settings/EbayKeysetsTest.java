package dev.ebayconnector.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The app credentials of both environments in one setting mean the same as six settings. */
class EbayKeysetsTest {

    private static final String BOTH = """
        {"production":{"client_id":"App-PRD-1","client_secret":"first-secret-of-some-length","runame":"Run-1"},
         "sandbox":{"client_id":"App-SBX-2","client_secret":"other-secret-of-some-length","runame":"Run-2"}}
        """;

    @Test
    void eachMemberStandsForItsOwnSetting() {
        var read = Settings.readAll(
                Map.of("EBAY_KEYSETS", BOTH),
                settings -> settings.required("EBAY_PRODUCTION_CLIENT_ID"),
                settings -> settings.required("EBAY_PRODUCTION_CLIENT_SECRET"),
                settings -> settings.required("EBAY_SANDBOX_RUNAME"));
        assertThat(read.records()).startsWith("App-PRD-1", "first-secret-of-some-length", "Run-2");
        assertThat(read.names())
                .isEqualTo(
                        List.of("EBAY_PRODUCTION_CLIENT_ID", "EBAY_PRODUCTION_CLIENT_SECRET", "EBAY_SANDBOX_RUNAME"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        hunter2                                                                              | must be JSON
        ["hunter2"]                                                                          | must be JSON
        {"sandbox":"hunter2"}                                                                | must be JSON
        {"sandbox":{"client_id":"a","client_secret":["hunter2"],"runame":"r"}}               | must be JSON
        {"sandbox":{"client_id":"a","client_secret":"hunter2"}}                              | lacks runame of sandbox
        {"sandbox":{"client_id":" ","client_secret":"hunter2","runame":"r"}}                 | lacks client_id of sandbox
        {"live":{"client_id":"a","client_secret":"hunter2","runame":"r"}}                    | neither production nor sandbox
        {"sandbox":{"client_id":"a","client_secret":"hunter2","runame":"r","dev_id":"d"}}    | none of client_id, client_secret
        """)
    void whatIsWrongIsNamedWithoutItsValue(String keysets, String problem) {
        var problems = problems(Map.of("EBAY_KEYSETS", keysets));
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst())
                .startsWith("EBAY_KEYSETS ")
                .contains(problem)
                .doesNotContain("hunter2");
    }

    @Test
    void noCredentialIsSetTwice() {
        assertThat(problems(Map.of("EBAY_KEYSETS", BOTH, "EBAY_SANDBOX_RUNAME", "Run-3")))
                .containsExactly("EBAY_SANDBOX_RUNAME is in EBAY_KEYSETS as well: set one of the two");
    }

    @Test
    void theRulesOfProductionHoldForThemToo() {
        var swapped = new HashMap<>(Map.of("CONNECTOR_ENVIRONMENT", "production"));
        swapped.put(
                "EBAY_KEYSETS", BOTH.replace("App-PRD-1", "App-SBX-1").replace("other-secret-of-some-length", "short"));
        assertThat(problems(swapped))
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("EBAY_PRODUCTION_CLIENT_ID is the App ID of the sandbox"))
                .anyMatch(problem -> problem.startsWith("EBAY_SANDBOX_CLIENT_SECRET can be guessed"));
    }

    private static List<String> problems(Map<String, String> environment) {
        return catchThrowableOfType(InvalidSettings.class, () -> Settings.read(environment))
                .problems();
    }
}
