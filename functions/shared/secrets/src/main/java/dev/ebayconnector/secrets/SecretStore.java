package dev.ebayconnector.secrets;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;
import software.amazon.awssdk.utils.IoUtils;

/**
 * Asks AWS for secrets, by the AWS SDK's credentials, signer and HTTP client. One class for both services, which have the
 * same protocol (JSON 1.1): their own clients would add two megabytes to every function.
 */
final class SecretStore implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 3;
    private static final String TYPE = "application/x-amz-json-1.1";

    private final Map<String, String> environment;
    private final AwsCredentialsIdentity identity;
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(PATIENCE)
            .socketTimeout(PATIENCE)
            .build();

    SecretStore(Map<String, String> environment) {
        this.environment = environment;
        this.identity = DefaultCredentialsProvider.builder().build().resolveCredentials();
    }

    /** Why a secret cannot be had; the message holds nothing of it. */
    static final class Refused extends Exception {
        Refused(String message) {
            super(message);
        }
    }

    /** @throws Refused after the third attempt, or at once where another would not help */
    String fetch(SecretReference reference) throws Refused {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(reference);
            } catch (IOException failed) {
                if (attempt == ATTEMPTS) {
                    throw new Refused("is not answered by AWS ("
                            + failed.getClass().getSimpleName() + "): let this network reach "
                            + reference.keeper().service());
                }
            }
        }
    }

    private String once(SecretReference reference) throws IOException, Refused {
        var call = HttpExecuteRequest.builder();
        var signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity)
                        .request(request(reference))
                        .payload(ContentStreamProvider.fromUtf8String(question(reference)))
                        .putProperty(
                                AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                reference.keeper().service())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region(reference)));
        call.request(signed.request());
        signed.payload().ifPresent(call::contentStreamProvider);
        var answer = http.prepareRequest(call.build()).call();
        var text = answer.responseBody().isPresent()
                ? IoUtils.toUtf8String(answer.responseBody().get())
                : "";
        if (answer.httpResponse().statusCode() >= 500) {
            throw new IOException("status " + answer.httpResponse().statusCode());
        }
        return secret(reference, answer.httpResponse().isSuccessful(), text);
    }

    private static String secret(SecretReference reference, boolean successful, String text) throws Refused {
        var json = JsonNodeParser.create().parse(text);
        if (!successful) {
            var type = json.field("__type").map(JsonNode::text).orElse("refused");
            throw new Refused("names a secret that cannot be read (" + type.replaceFirst(".*#", "")
                    + "): correct the ARN, and let the function's role read it and use its KMS key");
        }
        return json.field("Parameter")
                .or(() -> Optional.of(json))
                .flatMap(holder -> holder.field(reference.keeper().answer()))
                .map(JsonNode::text)
                .orElseThrow(() -> new Refused("names a secret that is not text: store it as text"));
    }

    private SdkHttpRequest request(SecretReference reference) {
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint(reference))
                .putHeader("Content-Type", TYPE)
                .putHeader("X-Amz-Target", reference.keeper().action())
                .build();
    }

    private static String question(SecretReference reference) {
        return switch (reference.keeper()) {
            case SECRETS_MANAGER -> "{\"SecretId\":\"" + reference.name() + "\"}";
            case PARAMETER_STORE -> "{\"Name\":\"" + reference.name() + "\",\"WithDecryption\":true}";
        };
    }

    private URI endpoint(SecretReference reference) {
        var own = environment.getOrDefault(reference.keeper().endpointKey(), "");
        return own.isEmpty()
                ? URI.create("https://" + reference.keeper().service() + "." + region(reference) + ".amazonaws.com/")
                : URI.create(own);
    }

    private String region(SecretReference reference) {
        return reference.region() == null ? environment.getOrDefault("AWS_REGION", "us-east-1") : reference.region();
    }

    @Override
    public void close() {
        http.close();
    }
}
