package dev.ebayconnector.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that name secrets, against an AWS over HTTP that knows some. */
class SecretReferencesTest {

    private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:one-AbCdEf";
    private static final String PARAMETER = "arn:aws:ssm:eu-central-1:123456789012:parameter/connector/one";

    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final Map<String, String> environment = new HashMap<>();
    private volatile CyclicBarrier together;
    private volatile int failures;
    private HttpServer aws;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        aws.createContext("/", this::answer);
        aws.start();
        var url = "http://127.0.0.1:" + aws.getAddress().getPort();
        environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", url);
        environment.put("AWS_ENDPOINT_URL_SSM", url);
        environment.put("AWS_REGION", "eu-central-1");
    }

    @AfterEach
    void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        aws.stop(0);
    }

    @Test
    void aSecretAParameterAndAMemberOfAnObjectTakeThePlaceOfTheirNames() {
        known.put(SECRET, "{\"jwt\":\"the session's\",\"edge\":\"the edge's\"}");
        known.put(PARAMETER, "the parameter");
        known.put("/connector/two", "another");
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
        assertThat(asked).as("each is asked for once").hasSize(3);
    }

    @Test
    void allAreFetchedAtTheSameTime() {
        together = new CyclicBarrier(3);
        for (var each : List.of("one", "two", "three")) {
            known.put("/connector/" + each, each);
        }
        assertThat(read("A", "ssm:/connector/one", "B", "ssm:/connector/two", "C", "ssm:/connector/three"))
                .containsExactly("one", "two", "three");
    }

    @Test
    void aFailureOfAwsIsTriedAgain() {
        known.put(SECRET, "at last");
        failures = 2;
        assertThat(read("A", SECRET)).containsExactly("at last");
        failures = 9;
        assertThat(problems("A", SECRET).getFirst()).startsWith("A is not answered by AWS");
    }

    @Test
    void whatCannotBeReadIsNamedByItsKeyAllAtOnceAndWithoutASecret() {
        known.put(PARAMETER, "hidden-word");
        known.put(SECRET, "{\"jwt\":\"hidden-word\"}");
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
        known.put(SECRET, "{\"primaryKeyId\":1}");
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
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:x-AbCdEf,", "ssm:relative,", "ssm:/a/b.c#d,d"
    })
    void otherPartitionsAndNamesAreReferencesToo(String value, String member) {
        assertThat(SecretReference.parse(value).orElseThrow().member()).isEqualTo(member);
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

    private void answer(HttpExchange exchange) throws IOException {
        var question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(question);
        if (together != null) {
            try {
                together.await(10, TimeUnit.SECONDS);
            } catch (Exception alone) {
                throw new IOException(alone);
            }
        }
        var signature = exchange.getRequestHeaders().getFirst("Authorization");
        if (failures-- > 0 || signature == null || !signature.startsWith("AWS4-HMAC-SHA256 ")) {
            send(exchange, 500, "");
            return;
        }
        var action = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var secret = known.entrySet().stream()
                .filter(entry -> question.contains("\"" + entry.getKey() + "\""))
                .map(Map.Entry::getValue)
                .findFirst();
        var parameter = action.equals("AmazonSSM.GetParameter");
        if (secret.isEmpty()) {
            send(
                    exchange,
                    400,
                    "{\"__type\":\"" + (parameter ? "ParameterNotFound" : "ResourceNotFoundException") + "\"}");
            return;
        }
        var value = secret.get().replace("\"", "\\\"");
        send(
                exchange,
                200,
                parameter ? "{\"Parameter\":{\"Value\":\"" + value + "\"}}" : "{\"SecretString\":\"" + value + "\"}");
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
