package dev.ebayconnector.local.queue;

import dev.ebayconnector.local.template.LocalCloud;
import dev.ebayconnector.local.template.QueueDefinition;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS on a local port: ElasticMQ, which implements SQS's protocol. */
public final class QueueServer implements AutoCloseable {
    private final SQSRestServer server;
    private final URI url;
    private final SqsClient client;

    private QueueServer(SQSRestServer server, URI url, SqsClient client) {
        this.server = server;
        this.url = url;
        this.client = client;
    }

    public static QueueServer open(int port, String region) {
        URI url = URI.create("http://127.0.0.1:" + port);
        SQSRestServer server = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withPort(port)
                .withServerAddress(NodeAddress.apply("http", "127.0.0.1", port, ""))
                .withAWSRegion(region)
                .withAWSAccountId(LocalCloud.ACCOUNT)
                .start();
        server.waitUntilStarted();
        SqsClient client = SqsClient.builder()
                .endpointOverride(url)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        return new QueueServer(server, url, client);
    }

    public URI url() {
        return url;
    }

    public SqsClient client() {
        return client;
    }

    /** Creates the template's queues, dead-letter queues first. */
    public void create(List<QueueDefinition> queues) {
        queues.stream().filter(queue -> queue.deadLetters().isEmpty()).forEach(this::create);
        queues.stream().filter(queue -> queue.deadLetters().isPresent()).forEach(this::create);
    }

    private void create(QueueDefinition queue) {
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(queue.visibilitySeconds()));
        queue.deadLetters()
                .ifPresent(dead -> attributes.put(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + dead.targetArn() + "\",\"maxReceiveCount\":"
                                + dead.maxReceiveCount() + "}"));
        client.createQueue(request -> request.queueName(queue.name()).attributes(attributes));
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
