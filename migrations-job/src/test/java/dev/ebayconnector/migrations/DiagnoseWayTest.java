package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.testingpostgres.FaultProxy.Greeting;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Every sentence on the way to the database and to eBay is brought about by what it speaks of. */
class DiagnoseWayTest extends DiagnoseScene {

    @Test
    void settingsThatAreMissingWrongOrForAnotherPlaceAreNamed() {
        environment.put("DATABASE_URL", "");
        fails(
                "settings",
                "neither DATABASE_URL nor MIGRATIONS_URL is set",
                "set DATABASE_URL to what the functions have");
        environment.put("DATABASE_URL", "mysql://root:hidden-word@db/app");
        fails("settings", "DATABASE_URL must start with", "write it as postgres://");
        environment.put("DATABASE_URL", "postgres://app:hidden-word@localhost/app");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "migrations");
        fails("settings", "DATABASE_URL points at this machine", "CONNECTOR_ENVIRONMENT to local");
        environment.remove("DATABASE_URL");
        environment.put("MIGRATIONS_URL", "postgres://app:hidden-word@db.example.com:6543/app");
        fails("settings", "MIGRATIONS_URL points at a connection pooler (port 6543)", "direct URL");
        assertThat(diagnose().toString()).doesNotContain("hidden-word");
        assertThat(diagnose()).extracting(Finding::check).containsExactly("settings", "ebay");
    }

    @Test
    void aHostWithoutAnAddressIsNamedAndOneWithIpv6AloneIsWarnedOf() {
        environment.put("DATABASE_URL", "postgres://app@nowhere.invalid/app");
        fails("dns", "the host of DATABASE_URL has no address", "correct the host's name");
        environment.put("DATABASE_URL", "postgres://app@[::1]:1/app");
        warns("dns", "all IPv6", "the platform's IPv4 address or pooler");
    }

    @Test
    void aPortThatRefusesOrIsSilentIsNamed() throws Exception {
        environment.put("DATABASE_URL", "postgres://app@127.0.0.1:" + closedPort() + "/app");
        fails("tcp", "refuses", "start the server there, or correct the port");
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var waiting = new ArrayList<Socket>();
            for (int i = 0; i < 2; i++) {
                waiting.add(new Socket(full.getInetAddress(), full.getLocalPort()));
            }
            environment.put("DATABASE_URL", "postgres://app@127.0.0.1:" + full.getLocalPort() + "/app");
            fails("tcp", "does not answer for 3000 ms", "open security group, firewall");
            for (var socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void aPortBehindWhichNoPostgresqlIsUpIsNamed() {
        proxy.greet(Greeting.CLOSE);
        fails("tls", "the port accepts, then closes without an answer", "wait until PostgreSQL is up behind it");
        proxy.greet(Greeting.SILENCE);
        fails("tls", "the port accepts, then does not answer for 3000 ms", "something else listens there");
    }

    @Test
    void tlsThatIsDemandedButNotOfferedIsNamed() {
        environment.put("DATABASE_URL", url("postgres").replace("disable", "require"));
        fails(
                "tls",
                "not offered, but demanded (sslmode=require)",
                "turn on ssl at the server, or take sslmode out of DATABASE_URL");
    }

    @Test
    void aWayOnWhichThePasswordCanBeReadIsWarnedOf() throws Exception {
        var outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        assumeTrue(outside.isPresent(), "this machine has no address but its own");
        try (var with = new ScriptedServer(outside.get(), 'S', "57P03");
                var without = new ScriptedServer(outside.get(), 'N', "57P03")) {
            environment.put("CONNECTOR_ENVIRONMENT", "local");
            environment.put(
                    "DATABASE_URL", "postgres://app@" + outside.get().getHostAddress() + ":" + with.port() + "/app");
            warns("tls", "offered, but not demanded", "add sslmode=verify-full to DATABASE_URL");
            environment.put(
                    "DATABASE_URL", "postgres://app@" + outside.get().getHostAddress() + ":" + without.port() + "/app");
            warns("tls", "not offered: password and data can be read", "turn on ssl at the server");
        }
    }

    @Test
    void aLoginThatIsRefusedIsNamedByItsReason() throws Exception {
        server.replaceLoginRules("host all asked all scram-sha-256", "host all all all trust", "local all all trust");
        environment.put(
                "DATABASE_URL", "postgres://asked:wrong-word@127.0.0.1:" + proxy.port() + "/postgres?sslmode=disable");
        fails("login", "password authentication failed", "correct the user or password in DATABASE_URL");
        assertThat(diagnose().toString()).doesNotContain("wrong-word");
        environment.put("DATABASE_URL", url("postgres").replace("/postgres?", "/elsewhere?"));
        fails("login", "does not exist", "create that database, or correct its name in DATABASE_URL");
        environment.put("DATABASE_URL", url("barred"));
        fails("login", "not permitted to log in", "ALTER ROLE … LOGIN, or name another user in DATABASE_URL");
        environment.put("DATABASE_URL", url("few"));
        fails("login", "too many connections", "end idle sessions, or raise");
        try (var starting = new ScriptedServer(InetAddress.getLoopbackAddress(), 'N', "57P03")) {
            environment.put("DATABASE_URL", "postgres://app@127.0.0.1:" + starting.port() + "/app?sslmode=disable");
            fails("login", "scripted", "wait until the server has started");
        }
        try (var liar = new ScriptedServer(InetAddress.getLoopbackAddress(), 'S', "57P03")) {
            environment.put("DATABASE_URL", "postgres://app@127.0.0.1:" + liar.port() + "/app?sslmode=require");
            fails("login", "", "check the server's load, and the network to the host of DATABASE_URL");
        }
    }

    @Test
    void anEbayThatIsAwayOrFailsOrHasNoAddressIsNamed() throws Exception {
        ebayStatus = 503;
        warns("ebay", "answers 503", "wait for eBay");
        environment.put("EBAY_API_URL", "http://127.0.0.1:" + closedPort());
        fails("ebay", "cannot be reached: ConnectException", "let this network reach http://127.0.0.1");
        environment.put("EBAY_API_URL", "api.ebay.com/x");
        fails("ebay", "EBAY_API_URL is not an address", "write it as https:// and a host");
    }

    @Test
    void aSessionThatIsLostOnTheWayIsNamedAndTheRestIsAsked() {
        proxy.cutAt("server_version", true);
        fails("session", "I/O error", "check host, port and network of DATABASE_URL");
        assertThat(diagnose()).extracting(Finding::check).contains("ebay");
    }
}
