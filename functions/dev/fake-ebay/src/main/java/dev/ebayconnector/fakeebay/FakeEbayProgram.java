package dev.ebayconnector.fakeebay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The fake as a program: one READY line when it listens; it ends when its standard input closes. */
@Command(
        name = "fake-ebay",
        mixinStandardHelpOptions = true,
        version = "fake-ebay 0.1.0",
        description = "A fake eBay on 127.0.0.1 for tests and local work.")
public final class FakeEbayProgram implements Callable<Integer> {
    @Option(names = "--api-port", defaultValue = "0", description = "Port of the api host; 0 takes a free one.")
    private int apiPort;

    @Option(names = "--apiz-port", defaultValue = "0", description = "Port of the apiz host.")
    private int apizPort;

    @Option(names = "--auth-port", defaultValue = "0", description = "Port of the auth host.")
    private int authPort;

    @Option(
            names = "--seed",
            defaultValue = "42",
            description = "Decides every order; the same seed gives the same orders.")
    private long seed;

    @Option(names = "--orders", defaultValue = "500", description = "Orders of each seller.")
    private int orders;

    @Option(names = "--days", defaultValue = "90", description = "Days over which the orders are spread.")
    private int days;

    @Option(
            names = "--orders-per-day",
            defaultValue = "100000",
            description = "Daily quota of calls for orders, per application.")
    private int orderQuota;

    @Option(names = "--page-delay-ms", defaultValue = "0", description = "Wait before each page of orders.")
    private long pageDelayMillis;

    @Option(
            names = "--production-client-id",
            defaultValue = "${env:EBAY_PRODUCTION_CLIENT_ID}",
            description = "App ID (client id) for production; else EBAY_PRODUCTION_CLIENT_ID, else a local one.")
    private String productionClientId;

    @Option(
            names = "--production-client-secret",
            defaultValue = "${env:EBAY_PRODUCTION_CLIENT_SECRET}",
            description =
                    "Cert ID (client secret) for production; else EBAY_PRODUCTION_CLIENT_SECRET, else a local one.")
    private String productionClientSecret;

    @Option(
            names = "--production-runame",
            defaultValue = "${env:EBAY_PRODUCTION_RUNAME}",
            description = "RuName for production; else EBAY_PRODUCTION_RUNAME, else a local one.")
    private String productionRuName;

    @Option(
            names = "--sandbox-client-id",
            defaultValue = "${env:EBAY_SANDBOX_CLIENT_ID}",
            description = "App ID (client id) for the sandbox; else EBAY_SANDBOX_CLIENT_ID, else a local one.")
    private String sandboxClientId;

    @Option(
            names = "--sandbox-client-secret",
            defaultValue = "${env:EBAY_SANDBOX_CLIENT_SECRET}",
            description = "Cert ID (client secret) for the sandbox; else EBAY_SANDBOX_CLIENT_SECRET, else a local one.")
    private String sandboxClientSecret;

    @Option(
            names = "--sandbox-runame",
            defaultValue = "${env:EBAY_SANDBOX_RUNAME}",
            description = "RuName for the sandbox; else EBAY_SANDBOX_RUNAME, else a local one.")
    private String sandboxRuName;

    public static void main(String[] args) {
        System.exit(new CommandLine(new FakeEbayProgram()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        try (FakeEbay ebay = FakeEbay.start(settings())) {
            System.out.write(("READY "
                            + Json.object()
                                    .put("api_url", ebay.apiUrl())
                                    .put("apiz_url", ebay.apizUrl())
                                    .put("auth_url", ebay.authUrl())
                            + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        return 0;
    }

    private FakeEbaySettings settings() {
        return new FakeEbaySettings(
                apiPort,
                apizPort,
                authPort,
                seed,
                orders,
                days,
                orderQuota,
                Duration.ofMillis(pageDelayMillis),
                credentials(
                        AppCredentials.LOCAL_PRODUCTION, productionClientId, productionClientSecret, productionRuName),
                credentials(AppCredentials.LOCAL_SANDBOX, sandboxClientId, sandboxClientSecret, sandboxRuName),
                Clock.systemUTC());
    }

    private static AppCredentials credentials(
            AppCredentials local, String clientId, String clientSecret, String runame) {
        return new AppCredentials(
                orElse(clientId, local.clientId()),
                orElse(clientSecret, local.clientSecret()),
                orElse(runame, local.runame()));
    }

    private static String orElse(String given, String local) {
        return given == null || given.isEmpty() ? local : given;
    }
}
