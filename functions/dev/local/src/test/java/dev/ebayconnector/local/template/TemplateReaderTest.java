package dev.ebayconnector.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.local.StackFailure;
import dev.ebayconnector.local.lambda.FunctionPackage;
import dev.ebayconnector.local.lambda.FunctionSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemplateReaderTest {
    private static final String TEMPLATE = """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          DatabaseUrl: {Type: String, NoEcho: true}
          EbaySandboxRuname: {Type: String}
          AdminFeature: {Type: String, Default: 'off'}
        Globals:
          Function:
            Runtime: java25
            MemorySize: 512
            Timeout: 29
            Environment: {Variables: {JAVA_TOOL_OPTIONS: -XX:TieredStopAtLevel=1}}
        Resources:
          Api: {Type: AWS::Serverless::HttpApi}
          Role:
            Type: AWS::IAM::Role
            Properties: {Path: !Join ['', [a, b]]}
          WebFunction:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: functions/web/target/web.jar
              Handler: example.Web
              ReservedConcurrentExecutions: 5
              Environment:
                Variables:
                  DATABASE_URL: !Ref DatabaseUrl
                  QUEUE: !Ref Work
                  ARN: !GetAtt Work.Arn
                  NOTE: !Sub '${AWS::Region}/${DatabaseUrl}/${Work.Arn}/${!Plain}'
                  FEATURE: !Ref AdminFeature
              Events:
                All: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: '/api/{proxy+}', Method: ANY, PayloadFormatVersion: '1.0'}}
                Rest: {Type: HttpApi, Properties: {ApiId: !Ref Api, Path: $default, Method: ANY, PayloadFormatVersion: '1.0'}}
          WorkFunction:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: functions/work/target/work.jar
              Handler: example.Work
              Timeout: 900
              Events:
                Queue:
                  Type: SQS
                  Properties: {Queue: !GetAtt Work.Arn, BatchSize: 1, FunctionResponseTypes: [ReportBatchItemFailures]}
          Work:
            Type: AWS::SQS::Queue
            Properties:
              VisibilityTimeout: 960
              RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 4}
          Dead: {Type: AWS::SQS::Queue}
        """;
    private static final Map<String, String> SETTINGS =
            Map.of("DATABASE_URL", "postgres://x", "EBAY_SANDBOX_RUNAME", "r");

    @TempDir
    private Path root;

    @Test
    void propertiesOfAFunctionOverrideTheGlobals() throws IOException {
        FunctionSpec web = read(TEMPLATE).function("WebFunction");
        assertThat(web.classPath()).containsExactly(root.resolve("functions/web/target/web.jar"));
        assertThat(web.handler()).isEqualTo("example.Web");
        assertThat(web.memoryMb()).isEqualTo(512);
        assertThat(web.timeout()).isEqualTo(Duration.ofSeconds(29));
        assertThat(web.reservedConcurrency()).isEqualTo(5);
        assertThat(read(TEMPLATE).function("WorkFunction").timeout()).isEqualTo(Duration.ofSeconds(900));
    }

    @Test
    void aPackageIsItsJarIfThatIsTheBuiltOneElseTheBuiltOne() throws IOException {
        var template = TEMPLATE.replace("functions/web/target/web.jar", "functions/web/target/lambda/WebFunction.zip");
        var built = root.resolve("functions/web/target/web.jar");
        var packed = root.resolve("functions/web/target/lambda/WebFunction/task/lib/web.jar");
        assertThat(read(template).function("WebFunction").classPath()).containsExactly(built);
        Files.createDirectories(packed.getParent());
        Files.writeString(built, "one");
        Files.writeString(packed, "one");
        assertThat(read(template).function("WebFunction").classPath()).containsExactly(packed);
        Files.writeString(built, "two");
        assertThat(read(template).function("WebFunction").classPath()).containsExactly(built);
        assertThat(TemplateReader.packages(root))
                .extracting(FunctionPackage::function)
                .containsExactly("WebFunction");
    }

    @Test
    void variablesResolveParametersDefaultsQueuesAndSubstitutions() throws IOException {
        assertThat(read(TEMPLATE).function("WebFunction").environment())
                .isEqualTo(Map.of(
                        "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1",
                        "DATABASE_URL", "postgres://x",
                        "QUEUE", "http://127.0.0.1:9324/000000000000/Work",
                        "ARN", "arn:aws:sqs:eu-central-1:000000000000:Work",
                        "NOTE", "eu-central-1/postgres://x/arn:aws:sqs:eu-central-1:000000000000:Work/${Plain}",
                        "FEATURE", "off"));
    }

    @Test
    void routesAndQueuesComeFromEventsAndResources() throws IOException {
        Template template = read(TEMPLATE);
        assertThat(template.routes())
                .containsExactly(
                        new HttpRoute("ANY", "/api/{proxy+}", "WebFunction"),
                        new HttpRoute("ANY", "$default", "WebFunction"));
        assertThat(template.queueSources())
                .containsExactly(
                        new QueueSource("WorkFunction", "arn:aws:sqs:eu-central-1:000000000000:Work", 1, true, 0));
        assertThat(template.queues())
                .containsExactly(
                        new QueueDefinition(
                                "Work",
                                960,
                                Optional.of(new QueueDefinition.DeadLetters(
                                        "arn:aws:sqs:eu-central-1:000000000000:Dead", 4))),
                        new QueueDefinition("Dead", 30, Optional.empty()));
    }

    @Test
    void schedulesComeFromEvents() throws IOException {
        Template template = read(TEMPLATE.replace("Type: SQS", "Type: Schedule")
                .replace("Properties: {Queue: !GetAtt Work.Arn,", "Properties: {Schedule: rate(1 minute),"));
        assertThat(template.queueSources()).isEmpty();
        assertThat(template.schedules()).containsExactly(new ScheduleSource("WorkFunction", "Queue", "rate(1 minute)"));
    }

    @Test
    void reportsAllSettingsWithoutAValueTogether() throws IOException {
        Files.writeString(root.resolve("template.yaml"), TEMPLATE);
        assertThatThrownBy(() -> reader().read(Map.of()))
                .hasMessageContaining("DATABASE_URL, EBAY_SANDBOX_RUNAME")
                .isInstanceOfSatisfying(
                        StackFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(2));
    }

    @Test
    void aConditionChoosesAValueOrNoneAndATableHasOneForEachSize() throws IOException {
        var chosen = TEMPLATE.replace("Globals:\n", """
            Mappings:
              Sizes:
                Web: {large: 7, 'off': 3}
            Conditions:
              IsOff: !Equals [!Ref AdminFeature, 'off']
              IsOn: !Not [!Equals [!Ref AdminFeature, 'off']]
            Globals:
            """)
                .replace("Timeout: 900", "Timeout: !FindInMap [Sizes, Web, !Ref AdminFeature]");
        var none = chosen.replace(
                "ReservedConcurrentExecutions: 5", "ReservedConcurrentExecutions: !If [IsOff, !Ref 'AWS::NoValue', 5]");
        assertThat(read(none).function("WebFunction").reservedConcurrency()).isZero();
        assertThat(read(none).function("WorkFunction").timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(read(none.replace("[IsOff,", "[IsOn,"))
                        .function("WebFunction")
                        .reservedConcurrency())
                .isEqualTo(5);
        for (var wrong : List.of("!If [Unknown, 1, 2]", "!If [IsOff, 1]", "!FindInMap [Sizes, Web, none]")) {
            assertThatThrownBy(() -> read(chosen.replace("Executions: 5", "Executions: " + wrong)))
                    .hasMessageContaining("WebFunction.Properties.ReservedConcurrentExecutions");
        }
    }

    @Test
    void refusesAnUnknownIntrinsicAndNamesResourceAndKey() {
        for (String refused : List.of(
                "!Join ['', [a]]", "!GetAtt Work.QueueName", "!Ref Unknown", "!Sub '${Unknown}'", "!ImportValue x")) {
            assertThatThrownBy(() -> read(TEMPLATE.replace("!Ref AdminFeature", refused)))
                    .hasMessageContaining("WebFunction.Properties.Environment.Variables.FEATURE");
        }
    }

    @Test
    void refusesWhatTheStackCannotRunAndNamesItsPlace() {
        assertThatThrownBy(() -> read(TEMPLATE.replace("'1.0'", "'2.0'")))
                .hasMessageContaining("WebFunction.Properties.Events.All");
        assertThatThrownBy(() -> read(TEMPLATE.replace("java25", "java21")))
                .hasMessageContaining("WebFunction.Properties.Runtime");
        assertThatThrownBy(() -> read(TEMPLATE.replace("Timeout: 900", "Timeout: long")))
                .hasMessage("WorkFunction.Properties.Timeout must be a whole number, not \"long\".");
        assertThatThrownBy(() -> read(TEMPLATE.replace("Type: SQS", "Type: Kinesis")))
                .hasMessage(
                        "WorkFunction.Properties.Events.Queue.Type is Kinesis; the local stack runs HttpApi, SQS and"
                                + " Schedule events.");
    }

    @Test
    void explainsAMissingOrInvalidTemplateInOneSentence() {
        assertThatThrownBy(() -> reader().read(SETTINGS)).hasMessageContaining("Cannot read the template");
        assertThatThrownBy(() -> read("a: [")).hasMessageStartingWith("template.yaml is not valid YAML");
    }

    private Template read(String template) throws IOException {
        Files.writeString(root.resolve("template.yaml"), template);
        return reader().read(SETTINGS);
    }

    private TemplateReader reader() {
        return new TemplateReader(root, new LocalCloud("eu-central-1", URI.create("http://127.0.0.1:9324")));
    }
}
