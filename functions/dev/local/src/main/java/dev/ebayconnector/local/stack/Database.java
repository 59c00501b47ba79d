package dev.ebayconnector.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stack's PostgreSQL: an embedded server, or the one that the environment names. */
final class Database implements AutoCloseable {
    private final Optional<ChildProgram> server;
    private final String url;
    private final String migrationsUrl;
    private final String description;

    private Database(Optional<ChildProgram> server, String url, String migrationsUrl, String description) {
        this.server = server;
        this.url = url;
        this.migrationsUrl = migrationsUrl;
        this.description = description;
    }

    /** If only one of DATABASE_URL and MIGRATIONS_URL is set, it is used for both. */
    static Database open(StackOptions options, Path log) throws InterruptedException {
        Optional<String> url = options.setting("DATABASE_URL").or(() -> options.setting("MIGRATIONS_URL"));
        if (url.isPresent()) {
            return new Database(
                    Optional.empty(),
                    url.get(),
                    options.setting("MIGRATIONS_URL").orElse(url.get()),
                    "the server named by DATABASE_URL or MIGRATIONS_URL");
        }
        return embedded(options, log);
    }

    private static Database embedded(StackOptions options, Path log) throws InterruptedException {
        int port = options.ports().database();
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(port)));
        options.data().ifPresent(data -> arguments.add(data.resolve("postgres").toString()));
        ChildProgram server = ChildProgram.start(
                "PostgreSQL", JavaProgram.own(PostgresProgram.class, arguments), Map.of(), options.root(), log);
        try {
            String version = server.awaitReady().path("version").asText();
            // The server trusts 127.0.0.1 and ignores the password; some readers of the URL require one.
            String url = "postgresql://postgres:local@127.0.0.1:" + port + "/" + PostgresProgram.DATABASE;
            return new Database(
                    Optional.of(server),
                    url,
                    url,
                    "PostgreSQL " + version + " on 127.0.0.1:" + port
                            + options.data().map(data -> ", kept in " + data).orElse(", fresh"));
        } catch (RuntimeException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    String url() {
        return url;
    }

    String migrationsUrl() {
        return migrationsUrl;
    }

    @Override
    public String toString() {
        return description;
    }

    @Override
    public void close() {
        server.ifPresent(ChildProgram::close);
    }
}
