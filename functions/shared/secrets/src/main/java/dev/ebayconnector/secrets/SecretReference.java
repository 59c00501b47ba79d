package dev.ebayconnector.secrets;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A setting's value that names a secret instead of being one: the ARN of a secret of AWS Secrets Manager or of a parameter
 * of AWS Systems Manager, or {@code ssm:} and a parameter's name; {@code #member} behind it takes one member of a JSON object.
 *
 * @param name   what AWS is asked for
 * @param region null for the function's own
 * @param member null for the whole secret
 */
record SecretReference(Keeper keeper, String name, String region, String member) {

    private static final Pattern ARN = Pattern.compile(
            "(?<name>arn:aws[a-z-]*:(?<service>secretsmanager|ssm):(?<region>[a-z0-9-]+):\\d{12}:(?:secret:|parameter/)[^#\\s]+)(?:#(?<member>\\S+))?");

    private static final Pattern PARAMETER = Pattern.compile("ssm:(?<name>[A-Za-z0-9_./-]+)(?:#(?<member>\\S+))?");

    /** Where secrets are kept. */
    enum Keeper {
        SECRETS_MANAGER(
                "secretsmanager", "secretsmanager.GetSecretValue", "SecretString", "AWS_ENDPOINT_URL_SECRETS_MANAGER"),
        PARAMETER_STORE("ssm", "AmazonSSM.GetParameter", "Value", "AWS_ENDPOINT_URL_SSM");

        private final String service;
        private final String action;
        private final String answer;
        private final String endpointKey;

        Keeper(String service, String action, String answer, String endpointKey) {
            this.service = service;
            this.action = action;
            this.answer = answer;
            this.endpointKey = endpointKey;
        }

        /** By this name AWS calls the service in addresses and signatures. */
        String service() {
            return service;
        }

        /** Value of {@code X-Amz-Target}. */
        String action() {
            return action;
        }

        /** The member of the answer that holds the secret. */
        String answer() {
            return answer;
        }

        /** The AWS SDKs' own setting for another address, such as that of a fake. */
        String endpointKey() {
            return endpointKey;
        }
    }

    /** Empty if the value is the secret itself. */
    static Optional<SecretReference> parse(String value) {
        var arn = ARN.matcher(value);
        if (arn.matches()) {
            var keeper = arn.group("service").equals("ssm") ? Keeper.PARAMETER_STORE : Keeper.SECRETS_MANAGER;
            return Optional.of(
                    new SecretReference(keeper, arn.group("name"), arn.group("region"), arn.group("member")));
        }
        var parameter = PARAMETER.matcher(value);
        return parameter.matches()
                ? Optional.of(new SecretReference(
                        Keeper.PARAMETER_STORE, parameter.group("name"), null, parameter.group("member")))
                : Optional.empty();
    }

    /** The same secret as a whole, which several settings may take their member from. */
    SecretReference whole() {
        return new SecretReference(keeper, name, region, null);
    }
}
