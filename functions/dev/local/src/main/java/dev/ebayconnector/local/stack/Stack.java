package dev.ebayconnector.local.stack;

import dev.ebayconnector.local.StackFailure;
import dev.ebayconnector.local.gateway.Gateway;
import dev.ebayconnector.local.lambda.FunctionSpec;
import dev.ebayconnector.local.lambda.InstanceLauncher;
import dev.ebayconnector.local.queue.QueuePoller;
import dev.ebayconnector.local.queue.QueueServer;
import dev.ebayconnector.local.template.LocalCloud;
import dev.ebayconnector.local.template.QueueDefinition;
import dev.ebayconnector.local.template.QueueSource;
import dev.ebayconnector.local.template.Template;
import dev.ebayconnector.local.template.TemplateReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole system on one machine. Starts its parts in order, and stops them in the opposite one. */
public final class Stack implements AutoCloseable {
    private static final String REGION = "eu-central-1";
    private static final String ADMIN_EMAIL = "admin@example.com";

    private final StackOptions options;
    private final Progress progress;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private StackAddresses addresses;
    private boolean fakeEbay;
    private boolean closed;

    private Stack(StackOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /** Returns when everything answers; leaves nothing behind when it throws. */
    public static Stack start(StackOptions options, Progress progress) throws InterruptedException {
        Stack stack = new Stack(options, progress);
        // A start cut short by Ctrl-C must clean up as well, so the hook is there before the first part.
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-stack"));
        try {
            stack.start();
            return stack;
        } catch (IOException e) {
            stack.close();
            throw StackFailure.failed("The stack cannot start: " + e.getMessage(), e);
        } catch (RuntimeException | InterruptedException e) {
            stack.close();
            throw e;
        }
    }

    public StackAddresses addresses() {
        return addresses;
    }

    /** Whether eBay is the fake one, whose demo sellers the main job can connect. */
    public boolean hasFakeEbay() {
        return fakeEbay;
    }

    public Path log(String name) {
        return options.target().resolve("logs").resolve(name + ".log");
    }

    private void start() throws IOException, InterruptedException {
        Map<String, String> settings =
                new HashMap<>(options.environment()); // for whatever the stack itself does not decide
        settings.putAll(StackSecrets.of(options));
        settings.put("CONNECTOR_ENVIRONMENT", "local");
        settings.put("SESSION_COOKIE_SECURE", "false"); // the edge is plain HTTP on 127.0.0.1
        String edgeSecret = StackSecrets.random();
        settings.put("EDGE_REQUIRED", "true");
        settings.put("EDGE_SECRETS", StackSecrets.random() + "," + edgeSecret); // two, as while they are rotated
        refuseWhatCannotWork(settings);
        Directories.delete(options.target().resolve("logs"));

        Database database = part(Database.open(options, log("postgres")));
        settings.put("DATABASE_URL", database.url());
        settings.put("MIGRATIONS_URL", database.migrationsUrl());
        progress.done("database", database);

        String password = options.setting("LOCAL_ADMIN_PASSWORD").orElseGet(StackSecrets::random);
        MigrationsRun migrations = new MigrationsRun(options.root(), log("migrations"));
        String migrated = migrations.migrate(database.migrationsUrl());
        migrations.createAdmin(database.migrationsUrl(), ADMIN_EMAIL, password);
        progress.done("migrations", migrated);

        Ebay ebay = part(Ebay.open(options, log("fake-ebay")));
        fakeEbay = ebay.isFake();
        settings.putAll(ebay.settings());
        progress.done("fake eBay", ebay);

        QueueServer queues = part(QueueServer.open(options.ports().queue(), REGION));
        Template template = new TemplateReader(options.root(), new LocalCloud(REGION, queues.url())).read(settings);
        queues.create(template.queues());
        progress.done(
                "queue",
                "SQS at " + queues.url() + " with "
                        + String.join(
                                ", ",
                                template.queues().stream()
                                        .map(QueueDefinition::name)
                                        .toList()));

        Functions functions = part(new Functions(template.functions(), launcher(queues.url()), options.maxInstances()));
        List<FunctionSpec> called =
                template.functions().stream().filter(template::hasTrigger).toList();
        functions.warm(called);
        template.queueSources().forEach(source -> poll(source, queues, functions));
        progress.done("functions", called.size() + " of template.yaml, each in its own JVM");

        Gateway gateway = part(Gateway.open(options.ports().origin(), template.routes(), functions, Clock.systemUTC()));
        progress.done("gateway", template.routes().size() + " routes at " + gateway.url());

        Edge edge = part(Edge.open(
                options.root(), gateway.url(), edgeSecret, options.ports().edge(), log("edge")));
        if (ebay.isFake()) {
            new FakePortal(ebay.url("EBAY_API_URL")).register(ebay.runames(), edge.url());
        }
        progress.done("edge", edge.url());

        addresses = new StackAddresses(
                edge.url(),
                gateway.url(),
                ebay.url("EBAY_API_URL"),
                ebay.url("EBAY_APIZ_URL"),
                ebay.url("EBAY_AUTH_URL"),
                database.url(),
                database.migrationsUrl(),
                ADMIN_EMAIL,
                password);
        Path file = options.target().resolve("local-stack.json");
        addresses.write(file);
        part(() -> Files.deleteIfExists(file));
    }

    /** Reads the template with stand-ins for what only the start will know, so that what is missing is said at once. */
    private void refuseWhatCannotWork(Map<String, String> settings) throws InterruptedException {
        Map<String, String> standIns = new HashMap<>(settings);
        standIns.put("DATABASE_URL", "");
        standIns.put("MIGRATIONS_URL", "");
        if (Ebay.isReplaced(options)) {
            standIns.putAll(Ebay.given(options));
        } else {
            standIns.putAll(Ebay.demoKeysets());
            Ebay.URL_KEYS.forEach(key -> standIns.put(key, ""));
        }
        Template template = new TemplateReader(options.root(), new LocalCloud(REGION, URI.create("http://127.0.0.1")))
                .read(standIns);
        template.functions().stream()
                .flatMap(function -> function.classPath().stream())
                .forEach(Stack::requireBuilt);
        Edge.requireReady(options.root());
    }

    private static void requireBuilt(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw StackFailure.wrongInput(
                    "Not built: " + jar + " is missing; run mvn package in the project's root first.");
        }
    }

    private InstanceLauncher launcher(URI queues) {
        return new InstanceLauncher(
                InstanceLauncher.LAMBDA_FLAGS,
                Map.of(
                        "AWS_REGION",
                        REGION,
                        "AWS_ACCESS_KEY_ID",
                        "local",
                        "AWS_SECRET_ACCESS_KEY",
                        "local",
                        "AWS_ENDPOINT_URL_SQS",
                        queues.toString()),
                options.target());
    }

    private void poll(QueueSource source, QueueServer queues, Functions functions) {
        QueuePoller poller = part(new QueuePoller(source, queues.client(), functions, REGION));
        int instances = functions.pool(source.function()).maximum();
        poller.start(source.maximumConcurrency() > 0 ? Math.min(source.maximumConcurrency(), instances) : instances);
    }

    private synchronized <T extends AutoCloseable> T part(T part) {
        if (closed) {
            closeQuietly(part);
            throw StackFailure.failed("The stack was stopped while it started.");
        }
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            closeQuietly(parts.pop());
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // One part that fails to stop must not keep the others running.
            System.err.println("  could not stop " + part.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
