package dev.ebayconnector.migrations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.migrations.report.Role;
import dev.ebayconnector.migrations.schema.Scripts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Direct invocation: {@code {"command":"migrate"}} answers what {@code migrate --json} prints. */
public final class MigrationsFunction implements RequestStreamHandler {

    // Enough to end the sessions and to answer before Lambda ends the process.
    private static final Duration ANSWER_TIME = Duration.ofSeconds(12);
    private static final int MOST_TOKENS = 1000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Logger LOG = LoggerFactory.getLogger(MigrationsFunction.class);

    private final Map<String, String> environment;

    public MigrationsFunction() {
        this(System.getenv());
        StartLine.log(environment);
    }

    MigrationsFunction(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = MAPPER.readTree(input);
        String name = event.path("command").asText("");
        Command command = command(name, event.path("role").asText("ADMIN"));
        Outcome outcome = command == null
                ? new Outcome.BadSettings(
                        List.of("the event must be {\"command\":\"migrate\"}, or info, validate, diagnose, grants,"
                                + " rotate-keys, rotate-data-keys, seal, token-info, or create-admin with an"
                                + " optional \"role\" ADMIN or VIEWER"))
                : job().run(command, timeLeft(context));
        output.write(OutcomeJson.of(name, outcome).getBytes(StandardCharsets.UTF_8));
    }

    private Job job() {
        return new Job(environment, Scripts.OWN, Clock.systemUTC(), Thread::sleep, Progress.to(LOG));
    }

    private static Duration timeLeft(Context context) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(ANSWER_TIME);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private static Command command(String name, String role) {
        return switch (name) {
            case "migrate" -> new Command.Migrate();
            case "info" -> new Command.Info();
            case "validate" -> new Command.Validate();
            case "grants" -> new Command.Grants();
            case "diagnose" -> new Command.Diagnose();
            case "rotate-keys" -> new Command.RotateKeys();
            case "rotate-data-keys" -> new Command.RotateDataKeys();
            case "seal" -> new Command.Seal(false);
            case "token-info" -> new Command.TokenInfo(null, MOST_TOKENS);
            case "create-admin" ->
                switch (role) {
                    case "ADMIN" -> new Command.CreateAdmin(Role.ADMIN);
                    case "VIEWER" -> new Command.CreateAdmin(Role.VIEWER);
                    default -> null;
                };
            default -> null;
        };
    }
}
