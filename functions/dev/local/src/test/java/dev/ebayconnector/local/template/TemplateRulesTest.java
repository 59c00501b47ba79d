package dev.ebayconnector.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.local.lambda.FunctionPackage;
import dev.ebayconnector.local.lambda.FunctionSpec;
import java.nio.file.Files;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every function, queue and right of {@code template.yaml} must have, whatever their number. That the properties exist
 * is checked in {@code edge-proxy/test/template}.
 */
class TemplateRulesTest {

    private static final Set<String> SIZES = Deployed.mapping(Deployed.mapping(
                            Deployed.mapping(Deployed.FILE.get("Mappings")).get("Instances"))
                    .values()
                    .iterator()
                    .next())
            .keySet();
    private static final String UNRESERVED = "0";

    /** API Gateway waits 30 s for an integration. */
    private static final int API_SECONDS = 30;

    /** What AWS asks for, so that a batch that was throttled is not delivered a second time meanwhile. */
    private static final int VISIBILITY = 6;

    /** The least that an event source takes. */
    private static final int LEAST_CONCURRENCY = 2;

    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String ALARM = "AWS::CloudWatch::Alarm";

    static Stream<String> sizes() {
        return SIZES.stream();
    }

    @Test
    void everyFunctionHasALogGroupOfItsOwnThatForgets() {
        var groups = Deployed.ofType("AWS::Logs::LogGroup");
        var used = functions().values().stream()
                .map(function -> Deployed.target(
                                Deployed.mapping(function.get("LoggingConfig")).get("LogGroup"))
                        .orElse("none"))
                .toList();
        assertThat(used).doesNotHaveDuplicates().hasSameSizeAs(functions().keySet());
        assertThat(groups.keySet()).containsAll(used);
        assertThat(groups.values()).allSatisfy(group -> assertThat(group).containsKey("RetentionInDays"));
    }

    /** Where the program that the setting names is missing, Lambda cannot start the function. */
    @Test
    void everyFunctionIsAPackageOfItsOwnThatItsWrapperStarts() {
        assertThat(TemplateReader.packages(Deployed.ROOT))
                .extracting(FunctionPackage::function)
                .containsExactlyInAnyOrderElementsOf(functions().keySet());
        assertThat(Deployed.with(Map.of()).functions())
                .allSatisfy(function -> assertThat(function.environment())
                        .containsEntry("AWS_LAMBDA_EXEC_WRAPPER", "/var/task/start")
                        .containsKey("AOT_CACHE"));
    }

    @Test
    void everyFunctionHasAnAlarm() {
        var watched = dimensions("FunctionName");
        assertThat(functions().keySet()).allSatisfy(name -> assertThat(watched).contains(name));
    }

    @Test
    void everyAlarmNotifiesAndSaysWhatIsWrong() {
        assertThat(Deployed.ofType(ALARM).values())
                .isNotEmpty()
                .allSatisfy(alarm -> assertThat(alarm)
                        .containsKeys("AlarmActions", "TreatMissingData")
                        .extractingByKey("AlarmDescription")
                        .asString()
                        .hasSizeGreaterThan(20));
    }

    @Test
    void aFunctionEndsBeforeItsCallerGivesUp() {
        var template = Deployed.with(Map.of());
        for (var route : template.routes()) {
            assertThat(template.function(route.function()).timeout().toSeconds())
                    .as(route.toString())
                    .isLessThan(API_SECONDS);
        }
        for (var source : template.queueSources()) {
            var queue = template.queues().stream()
                    .filter(each -> each.name().equals(source.queueName()))
                    .findFirst()
                    .orElseThrow();
            assertThat((long) queue.visibilitySeconds())
                    .as(source.toString())
                    .isGreaterThanOrEqualTo(VISIBILITY
                            * template.function(source.function()).timeout().toSeconds());
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void anEventSourceCallsAsManyWorkersAsThereMayBe(String size) {
        var template = Deployed.with(Map.of("ReservedConcurrency", size));
        assertThat(template.queueSources()).isNotEmpty().allSatisfy(source -> {
            assertThat(source.maximumConcurrency()).isGreaterThanOrEqualTo(LEAST_CONCURRENCY);
            assertThat(source.reportsItemFailures()).isTrue();
            if (!size.equals(UNRESERVED)) {
                assertThat(source.maximumConcurrency())
                        .isEqualTo(template.function(source.function()).reservedConcurrency());
            }
        });
    }

    @Test
    void nothingIsReservedOnANewAccountAndEverythingElsewhere() {
        assertThat(SIZES).contains(UNRESERVED).hasSizeGreaterThan(1);
        assertThat(Deployed.parameters().get("ReservedConcurrency").get("AllowedValues"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .containsExactlyInAnyOrderElementsOf(SIZES);
        for (var size : SIZES) {
            assertThat(Deployed.with(Map.of("ReservedConcurrency", size)).functions())
                    .extracting(FunctionSpec::reservedConcurrency)
                    .as(size)
                    .allMatch(reserved -> size.equals(UNRESERVED) ? reserved == 0 : reserved > 0);
        }
    }

    @Test
    void everyQueueThatIsReadHasDeadLettersWithAnAlarmThatAreKeptLongest() {
        var template = Deployed.with(Map.of());
        var watched = dimensions("QueueName");
        var queues = Deployed.ofType(QUEUE);
        for (var source : template.queueSources()) {
            var dead = template.queues().stream()
                    .filter(each -> each.name().equals(source.queueName()))
                    .flatMap(queue -> queue.deadLetters().stream())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(source.queueName() + " has no dead letters"));
            var name = dead.targetArn().substring(dead.targetArn().lastIndexOf(':') + 1);
            assertThat(dead.maxReceiveCount()).isGreaterThanOrEqualTo(5);
            assertThat(watched).contains(name, source.queueName());
            assertThat(queues.get(name).get("MessageRetentionPeriod")).isEqualTo(1_209_600);
        }
    }

    @Test
    void theRunbookHasACommandThatBringsEachDeadLetterBack() throws Exception {
        var runbook = Files.readString(Deployed.ROOT.resolve("docs/runbook.md"));
        var outputs = Deployed.mapping(Deployed.FILE.get("Outputs"));
        assertThat(runbook).contains("aws sqs start-message-move-task --source-arn");
        Deployed.ofType(QUEUE).keySet().stream()
                .filter(name -> name.endsWith("DeadLetters"))
                .forEach(name -> {
                    assertThat(outputs).containsKey(name + "Arn");
                    assertThat(runbook).contains(name + "Arn");
                });
    }

    @Test
    void noRightHasAWildcard() {
        var statements = statements().toList();
        assertThat(statements).hasSizeGreaterThan(5).allSatisfy(statement -> {
            assertThat(statement).containsKeys("Action", "Resource");
            assertThat(texts(statement.get("Action")))
                    .allSatisfy(action -> assertThat(action).matches("[a-z0-9-]+:[A-Za-z]+"));
            // A path below one resource may end in a wildcard; all resources of a service may not be named.
            assertThat(texts(statement.get("Resource")))
                    .noneMatch(resource -> resource.equals("*") || resource.matches("arn:[^/]*:\\*"));
        });
    }

    @Test
    void aFunctionHasOnlyRightsWhoseResourceItIsTold() {
        for (var function : functions().entrySet()) {
            var told = mentioned(Deployed.mapping(function.getValue().get("Environment")));
            for (var policy : list(function.getValue().get("Policies"))) {
                assertThat(policy)
                        .as(function.getKey() + " uses a managed policy")
                        .isInstanceOf(Map.class);
                for (var statement : list(Deployed.mapping(policy).get("Statement"))) {
                    Deployed.target(Deployed.mapping(statement).get("Resource"))
                            .ifPresent(resource -> assertThat(told)
                                    .as(function.getKey() + " has a right on " + resource + ", which no setting names")
                                    .contains(resource));
                }
            }
        }
    }

    @Test
    void noSecretIsInTheSettingsOfAllFunctions() {
        var globals = Deployed.mapping(
                Deployed.mapping(Deployed.mapping(Deployed.FILE.get("Globals")).get("Function"))
                        .get("Environment"));
        var secrets = Deployed.parameters().entrySet().stream()
                .filter(parameter -> Boolean.TRUE.equals(parameter.getValue().get("NoEcho")))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(secrets).hasSizeGreaterThan(5);
        assertThat(mentioned(globals)).doesNotContainAnyElementsOf(secrets);
    }

    @Test
    void processorAndSnapshotsAreParametersAndASnapshotIsOfTheNewestVersion() {
        var globals =
                Deployed.mapping(Deployed.mapping(Deployed.FILE.get("Globals")).get("Function"));
        assertThat(globals.get("Architectures")).isEqualTo(List.of(new Intrinsic("Ref", "Architecture")));
        assertThat(Deployed.mapping(globals.get("SnapStart")).get("ApplyOn"))
                .isEqualTo(new Intrinsic("Ref", "SnapStart"));
        assertThat(globals).containsEntry("AutoPublishAliasAllProperties", true);
        assertThat(Deployed.parameters().get("Architecture").get("AllowedValues"))
                .isEqualTo(List.of("x86_64", "arm64"));
        assertThat(Deployed.parameters().get("SnapStart").get("AllowedValues"))
                .isEqualTo(List.of("None", "PublishedVersions"));
    }

    private static Map<String, Map<String, Object>> functions() {
        return Deployed.ofType(FUNCTION);
    }

    /** The resources that alarms watch by a dimension. */
    private static Set<String> dimensions(String name) {
        return Deployed.ofType(ALARM).values().stream()
                .flatMap(alarm -> list(alarm.get("Dimensions")).stream())
                .map(Deployed::mapping)
                .filter(dimension -> name.equals(dimension.get("Name")))
                .flatMap(dimension -> Deployed.target(dimension.get("Value")).stream())
                .collect(Collectors.toSet());
    }

    private static Stream<Map<String, Object>> statements() {
        var own = functions().values().stream()
                .flatMap(function -> list(function.get("Policies")).stream())
                .map(Deployed::mapping);
        var attached = Deployed.ofType("AWS::IAM::Policy").values().stream()
                .map(policy -> Deployed.mapping(policy.get("PolicyDocument")));
        return Stream.concat(own, attached)
                .flatMap(document -> list(document.get("Statement")).stream())
                .map(Deployed::mapping);
    }

    /** Every parameter and resource that a part of the template refers to, at any depth. */
    private static Set<String> mentioned(Object value) {
        return switch (value) {
            case Intrinsic(var function, String text)
            when function.equals("Sub") ->
                Pattern.compile("\\$\\{(\\w+)")
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
            case Intrinsic intrinsic ->
                Deployed.target(intrinsic).map(Set::of).orElseGet(() -> mentioned(intrinsic.argument()));
            case Map<?, ?> map -> all(map.values());
            case List<?> items -> all(items);
            case null, default -> Set.of();
        };
    }

    private static Set<String> all(Collection<?> values) {
        var names = new LinkedHashSet<String>();
        values.forEach(value -> names.addAll(mentioned(value)));
        return names;
    }

    private static List<String> texts(Object value) {
        return list(value).stream().map(String::valueOf).toList();
    }

    private static List<?> list(Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> items -> items;
            case Object one -> List.of(one);
        };
    }
}
