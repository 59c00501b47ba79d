package dev.ebayconnector.migrations;

import dev.ebayconnector.migrations.schema.Scripts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/** Runs the command line in this process and keeps what it said. */
final class Console {

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Scripts scripts = Scripts.OWN;

    static Console on(String url) {
        return new Console().with("MIGRATIONS_URL", url);
    }

    Console with(String key, String value) {
        environment.put(key, value);
        return this;
    }

    Console scripts(String folder) {
        scripts = new Scripts("classpath:" + folder);
        return this;
    }

    int run(String... arguments) {
        out.reset();
        err.reset();
        return new MigrationsJob(environment, scripts, new PrintStream(out), new PrintStream(err)).run(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    String said() {
        return out() + err();
    }
}
