package dev.ebayconnector.local.stack;

import dev.ebayconnector.local.gateway.FunctionCaller;
import dev.ebayconnector.local.gateway.Gateway;
import dev.ebayconnector.local.lambda.InstanceLauncher;
import dev.ebayconnector.local.metrics.MetricsPage;
import dev.ebayconnector.local.queue.QueuePoller;
import dev.ebayconnector.local.queue.QueueServer;
import dev.ebayconnector.local.schedule.ScheduleRunner;
import dev.ebayconnector.local.template.LocalCloud;
import dev.ebayconnector.local.template.QueueDefinition;
import dev.ebayconnector.local.template.QueueSource;
import dev.ebayconnector.local.template.Template;
import dev.ebayconnector.local.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts the parts of the stack in order. Each step adds the settings and addresses that later steps need. */
final class Startup {
    private static final String REGION = "eu-central-1";
    private static final String ADMIN_EMAIL = "admin@example.com";

    private final StackOptions options;
    private final Progress progress;
    private final Parts parts;
    private final Clock clock;
    private final Map<String, String> settings;
    private final String adminPassword;
    private final String edgeSecret = StackSecrets.random();
    private final String metricsToken;

    private Database database;
    private Ebay ebay;
    private QueueServer queues;
    private Template template;
    private Functions functions;
    private Gateway gateway;
    private Edge edge;
    private MetricsPage metrics;

    Startup(StackOptions options, Progress progress, Parts parts, Clock schedules) {
        this.options = options;
        this.progress = progress;
        this.parts = parts;
        this.clock = schedules;
        this.settings = settings(options, edgeSecret);
        this.metricsToken = options.setting("LOCAL_METRICS_TOKEN").orElseGet(StackSecrets::random);
        this.adminPassword = options.setting("LOCAL_ADMIN_PASSWORD").orElseGet(StackSecrets::random);
    }

    /** The functions' settings that are known before the start; all others come from the caller's environment. */
    private static Map<String, String> settings(StackOptions options, String edgeSecret) {
        var settings = new HashMap<>(options.environment());
        settings.putAll(StackSecrets.of(options));
        settings.put("CONNECTOR_ENVIRONMENT", "local");
        settings.put("SESSION_COOKIE_SECURE", "false"); // the edge is plain HTTP on 127.0.0.1
        settings.put("EDGE_REQUIRED", "true");
        settings.put("EDGE_SECRETS", StackSecrets.random() + "," + edgeSecret); // two, as during a rotation
        settings.putIfAbsent(
                "EBAY_NOTIFICATION_ENDPOINT",
                "http://127.0.0.1:" + options.ports().edge() + "/api/ebay/notifications");
        // Passkeys belong to a name; browsers refuse them for an address.
        settings.putIfAbsent(
                "PUBLIC_ORIGIN", "http://localhost:" + options.ports().edge());
        return settings;
    }

    StackAddresses run() throws IOException, InterruptedException {
        new Preflight(options, REGION).check(settings);
        Directories.delete(options.target().resolve("logs"));
        startDatabase();
        migrate();
        startEbay();
        createQueues();
        startFunctions();
        pollQueues();
        startSchedules();
        startGateway();
        startEdge();
        startMetrics();
        registerRedirects();
        return publishAddresses();
    }

    FunctionCaller functions() {
        return functions;
    }

    Template template() {
        return template;
    }

    boolean hasFakeEbay() {
        return ebay.isFake();
    }

    private void startDatabase() throws InterruptedException {
        database = parts.add(Database.open(options, log("postgres")));
        settings.put("DATABASE_URL", database.url());
        settings.put("MIGRATIONS_URL", database.migrationsUrl());
        progress.done("database", database);
    }

    private void migrate() throws InterruptedException {
        var migrations = new MigrationsRun(options.root(), log("migrations"));
        var result = migrations.migrate(database.migrationsUrl());
        migrations.createAdmin(database.migrationsUrl(), ADMIN_EMAIL, adminPassword);
        progress.done("migrations", result);
    }

    private void startEbay() throws InterruptedException {
        ebay = parts.add(Ebay.open(options, log("fake-ebay")));
        settings.putAll(ebay.settings());
        progress.done(ebay.isFake() ? "fake eBay" : "eBay", ebay);
    }

    /** Reads the template as well: only now all addresses that its settings name are known. */
    private void createQueues() {
        queues = parts.add(QueueServer.open(options.ports().queue(), REGION));
        template = new TemplateReader(options.root(), new LocalCloud(REGION, queues.url())).read(settings);
        queues.create(template.queues());
        var names = template.queues().stream().map(QueueDefinition::name).collect(Collectors.joining(", "));
        progress.done("queue", "SQS at " + queues.url() + " with " + names);
    }

    private void startFunctions() throws InterruptedException {
        functions = parts.add(new Functions(template.functions(), launcher(), options.maxInstances()));
        var called = template.functions().stream().filter(template::hasTrigger).toList();
        functions.warm(called);
        progress.done("functions", called.size() + " of template.yaml, each in its own JVM");
    }

    private InstanceLauncher launcher() {
        var cloud = Map.of(
                "AWS_REGION",
                REGION,
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local",
                "AWS_ENDPOINT_URL_SQS",
                queues.url().toString());
        var launcher = new InstanceLauncher(InstanceLauncher.LAMBDA_FLAGS, cloud, options.target());
        return options.training().map(launcher::training).orElse(launcher);
    }

    private void pollQueues() {
        template.queueSources().forEach(this::poll);
    }

    private void poll(QueueSource source) {
        var poller = parts.add(new QueuePoller(source, queues.client(), functions, REGION));
        int instances = functions.pool(source.function()).maximum();
        poller.start(source.maximumConcurrency() > 0 ? Math.min(source.maximumConcurrency(), instances) : instances);
    }

    private void startSchedules() {
        parts.add(new ScheduleRunner(template.schedules(), functions, REGION, clock))
                .start();
    }

    private void startGateway() throws IOException {
        gateway = parts.add(Gateway.open(options.ports().origin(), template.routes(), functions, Clock.systemUTC()));
        progress.done("gateway", template.routes().size() + " routes at " + gateway.url());
    }

    private void startEdge() throws InterruptedException {
        edge = parts.add(Edge.open(
                options.root(), gateway.url(), edgeSecret, options.ports().edge(), log("edge")));
        progress.done("edge", edge.url());
    }

    private void startMetrics() throws IOException {
        metrics = parts.add(
                MetricsPage.open(options.ports().metrics(), options.target().resolve("logs"), metricsToken));
    }

    /** Only now the address is known to which the fake eBay's consent page returns the browser. */
    private void registerRedirects() throws IOException, InterruptedException {
        if (ebay.isFake()) {
            new FakePortal(ebay.url("EBAY_API_URL")).register(ebay.runames(), edge.url());
        }
    }

    /** Writes the addresses and the password to a file that exists while the stack runs. */
    private StackAddresses publishAddresses() throws IOException {
        var addresses = new StackAddresses(
                edge.url(),
                gateway.url(),
                ebay.url("EBAY_API_URL"),
                ebay.url("EBAY_APIZ_URL"),
                ebay.url("EBAY_AUTH_URL"),
                database.url(),
                database.migrationsUrl(),
                ADMIN_EMAIL,
                adminPassword,
                metrics.url(),
                metricsToken);
        Path file = options.target().resolve("local-stack.json");
        addresses.write(file);
        parts.add(() -> Files.deleteIfExists(file));
        return addresses;
    }

    private Path log(String name) {
        return options.target().resolve("logs").resolve(name + ".log");
    }
}
