package dev.ebayconnector.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ebayconnector.testingpostgres.FakeSecrets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that name secrets, against an AWS over HTTP that knows some. */
class SecretReferencesTest {

    private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:one-AbCdEf";
    private static final String PARAMETER = "arn:aws:ssm:eu-central-1:123456789012:parameter/connector/one";

    private final FakeSecrets aws = new FakeSecrets();
    private final Map<String, String> environment = new HashMap<>(aws.environment());

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aSecretAParameterAndAMemberOfAnObjectTakeThePlaceOfTheirNames() {
        aws.put(SECRET, "{\"jwt\":\"the session's\",\"edge\":\"the edge's\"}");
        aws.put(PARAMETER, "the parameter");
        aws.put("/connector/two", "another");
        assertThat(read(
                        "A",
                        SECRET + "#jwt",
                        "B",
                        SECRET + "#edge",
                        "C",
                        PARAMETER,
                        "D",
                        "ssm:/connector/two",
                        "E",
                        "e"))
                .containsExactly("the session's", "the edge's", "the parameter", "another", "e");
        assertThat(aws.asked()).as("each is asked for once").hasSize(3);
    }

    @Test
    void allAreFetchedAtTheSameTime() {
        var together = new CyclicBarrier(3);
        aws.beforeAnswer(() -> {
            try {
                together.await(10, TimeUnit.SECONDS);
            } catch (Exception alone) {
                throw new IllegalStateException(alone);
            }
        });
        for (var each : List.of("one", "two", "three")) {
            aws.put("/connector/" + each, each);
        }
        assertThat(read("A", "ssm:/connector/one", "B", "ssm:/connector/two", "C", "ssm:/connector/three"))
                .containsExactly("one", "two", "three");
    }

    @Test
    void aFailureOfAwsIsTriedAgain() {
        aws.put(SECRET, "at last");
        aws.fail(2);
        assertThat(read("A", SECRET)).containsExactly("at last");
        aws.fail(9);
        assertThat(problems("A", SECRET).getFirst()).startsWith("A is not answered by AWS");
    }

    @Test
    void whatCannotBeReadIsNamedByItsKeyAllAtOnceAndWithoutASecret() {
        aws.put(PARAMETER, "hidden-word");
        aws.put(SECRET, "{\"jwt\":\"hidden-word\"}");
        var problems = problems("A", "ssm:/connector/none", "B", SECRET + "#other", "C", PARAMETER + "#any");
        assertThat(problems)
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("A names a secret that cannot be read (ParameterNotFound)"))
                .anyMatch(problem -> problem.startsWith("B names a member that its secret does not have"))
                .anyMatch(problem -> problem.startsWith("C names a member that its secret does not have"));
        assertThat(problems.toString()).doesNotContain("hidden-word");
    }

    @Test
    void aKeysetByReferenceIsNotInClear() {
        aws.put(SECRET, "{\"primaryKeyId\":1}");
        environment.put("CONNECTOR_ENVIRONMENT", "production");
        environment.put("TOKEN_KEYSET", SECRET);
        assertThat(Settings.read(environment, settings -> settings.required("TOKEN_KEYSET"))[0])
                .isEqualTo("{\"primaryKeyId\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:sqs:eu-central-1:123456789012:queue",
                "arn:aws:kms:eu-central-1:123456789012:key/1",
                "kms:AQICAHh",
                "a password with ssm: in it",
                "postgres://u:p@h/db"
            })
    void everyOtherValueIsLeftAlone(String value) {
        assertThat(read("A", value)).containsExactly(value);
        assertThat(aws.asked()).isEmpty();
    }

    private Object[] read(String... pairs) {
        put(pairs);
        return ((List<?>)
                        Settings.read(
                                environment,
                                settings -> keys(pairs).stream()
                                        .map(settings::required)
                                        .toList())[0])
                .toArray();
    }

    private List<String> problems(String... pairs) {
        put(pairs);
        return catchThrowableOfType(InvalidSettings.class, () -> Settings.read(environment))
                .problems();
    }

    private void put(String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
    }

    private static List<String> keys(String... pairs) {
        return IntStream.range(0, pairs.length / 2).mapToObj(i -> pairs[2 * i]).toList();
    }
}
