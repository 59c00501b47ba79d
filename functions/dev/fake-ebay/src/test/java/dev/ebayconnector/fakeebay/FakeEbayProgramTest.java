package dev.ebayconnector.fakeebay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FakeEbayProgramTest {

    @Test
    void itSaysWhereItListensAndEndsWhenItsInputCloses() throws Exception {
        Process program = start("--orders", "7", "--production-client-id", "Given-Id");
        try (BufferedReader output = program.inputReader();
                PlainClient client = new PlainClient()) {
            String line = output.readLine();
            assertThat(line).startsWith("READY {");
            JsonNode urls = new ObjectMapper().readTree(line.substring("READY ".length()));

            assertThat(client.get(urls.get("api_url").asText() + "/_fake/state")
                            .json()
                            .get("orders")
                            .asInt())
                    .isEqualTo(7);
            assertThat(client.get(urls.get("auth_url").asText() + "/oauth2/authorize?client_id=Given-Id")
                            .status())
                    .isEqualTo(400);
            assertThat(client.get(urls.get("apiz_url").asText() + "/commerce/identity/v1/user/")
                            .status())
                    .isEqualTo(400);

            program.outputWriter().close();
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isZero();
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void aSenselessSettingIsRefusedWithItsName() throws Exception {
        Process program = start("--orders", "0");

        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isNotZero();
        try (BufferedReader errors = program.errorReader()) {
            assertThat(errors.lines()).anyMatch(line -> line.contains("orders=0"));
        }
    }

    private static Process start(String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = Stream.concat(
                        Stream.of(java, "-cp", System.getProperty("java.class.path"), FakeEbayProgram.class.getName()),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command).start();
    }
}
