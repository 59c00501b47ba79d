package dev.ebayconnector.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** In {@code template.yaml} a function may read the secrets that its settings may name, and no others. */
class SecretPoliciesTest {

    private static final Map<String, Object> FILE =
            TemplateYaml.read(Path.of("../../..").toAbsolutePath().normalize().resolve("template.yaml"));

    private static final String ARN = "SecretArn";

    @Test
    void everySecretMayBeNamedByAnArn() {
        var parameters = section("Parameters");
        assertThat(parameters.keySet().stream()
                        .filter(name -> "true".equals(String.valueOf(property(parameters, name, "NoEcho"))))
                        .filter(name -> !parameters.containsKey(name + ARN)))
                .as("parameters with NoEcho that have no parameter ...%s", ARN)
                .isEmpty();
        assertThat(secrets()).hasSizeGreaterThan(20).contains("SessionKeys", "MigrationsUrl");
    }

    @Test
    void aSecretIsReadByTheFunctionsThatHaveItAndByNoOthers() {
        var allowed = new TreeMap<String, TreeSet<String>>();
        var used = new TreeMap<String, TreeSet<String>>();
        for (var secret : secrets()) {
            var policy = resource(secret + "SecretPolicy");
            assertThat(policy.get("Condition")).isEqualTo(secret + "IsSecret");
            assertThat(section("Conditions").get(secret + "IsSecret").toString())
                    .contains("!Ref " + secret + ARN)
                    .contains("Not");
            assertThat(statement(policy))
                    .containsEntry("Action", List.of("secretsmanager:GetSecretValue", "ssm:GetParameter"))
                    .containsEntry("Resource", new Intrinsic("Ref", secret + ARN));
            allowed.put(secret, roles(policy));
            used.put(secret, functionsWith(secret));
        }
        assertThat(allowed).isEqualTo(used);
    }

    @Test
    void theKeyOfTheSecretsDecryptsOnlyForTheServicesThatKeepThem() {
        var policy = resource("SecretsKeyPolicy");
        var users = new TreeSet<String>();
        secrets().forEach(secret -> users.addAll(functionsWith(secret)));
        assertThat(roles(policy)).isEqualTo(users);
        assertThat(statement(policy))
                .containsEntry("Action", "kms:Decrypt")
                .containsEntry("Resource", new Intrinsic("Ref", "SecretsKmsKeyArn"));
        assertThat(statement(policy).get("Condition").toString()).contains("kms:ViaService");
    }

    @Test
    void aKeysetUnderKmsIsDecryptedByTheFunctionsThatHaveIt() {
        assertThat(roles(resource("TokenKeyPolicy"))).isEqualTo(functionsWith("TokenKeyset"));
        assertThat(roles(resource("PersonalDataKeyPolicy"))).isEqualTo(functionsWith("PersonalDataKeyset"));
    }

    private static List<String> secrets() {
        return section("Parameters").keySet().stream()
                .filter(name -> name.endsWith(ARN))
                .map(name -> name.substring(0, name.length() - ARN.length()))
                .toList();
    }

    /** The functions with a variable that is the parameter. */
    private static TreeSet<String> functionsWith(String parameter) {
        var found = new TreeSet<String>();
        var resources = section("Resources");
        for (var name : resources.keySet()) {
            if ("AWS::Serverless::Function".equals(resource(name).get("Type"))) {
                var environment = Section.mapping(properties(name).get("Environment"), name);
                if (Section.mapping(environment.get("Variables"), name)
                        .containsValue(new Intrinsic("Ref", parameter))) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private static TreeSet<String> roles(Map<String, Object> policy) {
        var found = new TreeSet<String>();
        var roles = Section.mapping(policy.get("Properties"), "policy").get("Roles");
        for (var role : (List<?>) roles) {
            var name = ((Intrinsic) role).argument().toString();
            assertThat(name).endsWith("Role");
            found.add(name.substring(0, name.length() - "Role".length()));
        }
        return found;
    }

    private static Map<String, Object> statement(Map<String, Object> policy) {
        var document = Section.mapping(
                Section.mapping(policy.get("Properties"), "policy").get("PolicyDocument"), "document");
        return Section.mapping(((List<?>) document.get("Statement")).getFirst(), "statement");
    }

    private static Map<String, Object> properties(String resource) {
        return Section.mapping(resource(resource).get("Properties"), resource);
    }

    private static Map<String, Object> resource(String name) {
        return Section.mapping(section("Resources").get(name), name);
    }

    private static Object property(Map<String, Object> parameters, String name, String property) {
        return Section.mapping(parameters.get(name), name).get(property);
    }

    private static Map<String, Object> section(String name) {
        return Section.mapping(FILE.get(name), name);
    }
}
