package dev.ebayconnector.postgres;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * One row of the table of causes.
 *
 * @param text      what the message holds, in lower case; empty for any message
 * @param permanent whether the next attempt must fail as well until the fix is made
 * @param unproven  whether the server could not prove that it is the one in the URL
 * @param fix       what to do; {@code {URL}} stands for the setting's name
 */
record ConnectAdvice(String text, boolean permanent, boolean unproven, String fix) {

    private static final String SLOW_LOGIN = "check the server's load, and the network to the host of {URL}";

    static ConnectAdvice of(SQLException failure, String said) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        var certificate = ofCertificate(failure);
        if (certificate != null) {
            return certificate;
        }
        return forState(state).stream()
                .filter(advice -> said.toLowerCase(Locale.ROOT).contains(advice.text()))
                .findFirst()
                .orElseGet(() -> ofNetwork(failure));
    }

    private static List<ConnectAdvice> forState(String state) {
        return switch (state) {
            case "28000" -> LOGIN_REFUSED;
            case "08P01" -> POOLER;
            case "08004", "08006", "08001" -> TLS_AND_LOGIN;
            case "XX000" -> SUPAVISOR;
            case "3D000" -> List.of(permanent("", "create that database, or correct its name in {URL}"));
            case "42501" ->
                List.of(permanent("", "GRANT CONNECT ON DATABASE to the role of {URL}, as the database's owner"));
            case "55000" ->
                List.of(transitory("", "ALTER DATABASE … ALLOW_CONNECTIONS true, or name another database in {URL}"));
            case "42704", "22023" -> List.of(permanent("", "remove the parameter that the server refuses from {URL}"));
            case "53300" ->
                List.of(transitory("", "end idle sessions, or raise the server's max_connections or the role's limit"));
            case "57P03" -> List.of(transitory("", "wait until the server has started"));
            default ->
                state.startsWith("28")
                        ? List.of(permanent(
                                "", "correct the user or password in {URL}; percent-encode special characters"))
                        : List.of();
        };
    }

    private static final List<ConnectAdvice> LOGIN_REFUSED = List.of(
            permanent("not permitted to log in", "ALTER ROLE … LOGIN, or name another user in {URL}"),
            permanent("role \"", "create that role, or correct the user in {URL}"),
            permanent("client certificate", "add sslcert and sslkey to {URL}"),
            permanent(
                    "no encryption",
                    "add sslmode=verify-full to {URL}; if the server does refuse TLS, allow this user from this"
                            + " address in pg_hba.conf"),
            permanent(
                    "ssl off",
                    "add sslmode=verify-full to {URL}; if the server does refuse TLS, allow this user from this"
                            + " address in pg_hba.conf"),
            permanent("", "allow this user from this address, in pg_hba.conf or the platform's settings"));

    /** PgBouncer has this one state for everything. */
    private static final List<ConnectAdvice> POOLER = List.of(
            permanent("no such database", "add the database to PgBouncer's [databases], or correct its name in {URL}"),
            permanent("no such user", "add the user to PgBouncer's auth_file, or correct it in {URL}"),
            permanent("does not exist", "create that database, or correct its name in {URL}"),
            permanent("ssl required", "add sslmode=verify-full to {URL}"),
            permanent("auth", "correct the user or password in {URL}, and PgBouncer's auth_file"),
            permanent(
                    "unsupported startup parameter",
                    "remove that parameter from {URL}, or add it to PgBouncer's ignore_startup_parameters"),
            transitory(
                    "query_wait_timeout", "raise PgBouncer's default_pool_size: all its server connections are in use"),
            transitory("no more connections allowed", "raise PgBouncer's max_client_conn, or close idle clients"),
            transitory("", "read the pooler's log: it does not get a connection to the server"));

    private static final List<ConnectAdvice> SUPAVISOR = List.of(
            permanent(
                    "tenant or user not found",
                    "write the user in {URL} as postgres.PROJECT, and take the pooler's host of the project's region"),
            transitory("max clients", "use the transaction pooler (port 6543) in {URL}, or close idle clients"));

    private static final List<ConnectAdvice> TLS_AND_LOGIN = List.of(
            unproven(
                    "does not support ssl",
                    "turn on ssl at the server, or remove sslmode from {URL} if server and client are one machine"),
            permanent("no password was provided", "put the password into {URL}"),
            permanent("authentication type", "take a driver's method, such as scram-sha-256, in pg_hba.conf"),
            unproven("could not open ssl root certificate", "set sslrootcert in {URL} to a file that exists"),
            unproven("loading the ssl root certificate", "set sslrootcert in {URL} to a file with PEM certificates"),
            permanent("could not open ssl certificate", "set sslcert and sslkey in {URL} to files that exist"),
            unproven(
                    "could not be verified",
                    "name the host in {URL} as the server's certificate does, or set DATABASE_CERT_NAME to the name in"
                            + " it"),
            transitory("connection attempt timed out", SLOW_LOGIN));

    /** Dates first: an expired certificate is also one for which no path was found. */
    private static ConnectAdvice ofCertificate(SQLException failure) {
        if (isCausedBy(failure, CertificateExpiredException.class, CertificateNotYetValidException.class)) {
            return unproven("", "renew the server's certificate, or set the clock of this machine");
        }
        return isCausedBy(
                        failure,
                        CertPathBuilderException.class,
                        CertPathValidatorException.class,
                        CertificateException.class)
                ? unproven(
                        "",
                        "set DATABASE_ROOT_CERT to the certificate of the authority that signed the server's; if it is"
                                + " that already, correct {URL}, which leads to another server")
                : null;
    }

    private static boolean isCausedBy(SQLException failure, Class<?>... types) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            for (var type : types) {
                if (type.isInstance(at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ConnectAdvice ofNetwork(SQLException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            switch (at) {
                case UnknownHostException unknown -> {
                    return transitory(
                            "",
                            "correct the host's name in {URL}, or let this network ask a name server that knows it");
                }
                case ConnectException refused -> {
                    return transitory("", "start the server there, or correct host and port in {URL}");
                }
                case SocketTimeoutException silent -> {
                    return String.valueOf(silent.getMessage())
                                    .toLowerCase(Locale.ROOT)
                                    .contains("connect")
                            ? transitory(
                                    "",
                                    "open security group, firewall or the platform's network restrictions for this"
                                            + " network")
                            : transitory("", SLOW_LOGIN);
                }
                default -> {
                    // What lies under it may say more.
                }
            }
        }
        return transitory("", "check host, port and network of {URL}");
    }

    private static ConnectAdvice permanent(String text, String fix) {
        return new ConnectAdvice(text, true, false, fix);
    }

    private static ConnectAdvice unproven(String text, String fix) {
        return new ConnectAdvice(text, true, true, fix);
    }

    private static ConnectAdvice transitory(String text, String fix) {
        return new ConnectAdvice(text, false, false, fix);
    }
}
