package dev.ebayconnector.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what functions write into their log while it is open, and says where a secret is found that should be nowhere. */
public final class PlantedSecrets implements AutoCloseable {

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Map<String, String> planted = new LinkedHashMap<>();
    private final List<String> answers = new ArrayList<>();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    public PlantedSecrets() {
        System.setOut(new PrintStream(new Both(out, log), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Both(err, log), true, StandardCharsets.UTF_8));
    }

    /** @return the secret */
    public String plant(String name, String secret) {
        if (secret.length() < 5) {
            throw new AssertionError(name + " is no secret that can be searched for: " + secret.length());
        }
        planted.put(name, secret);
        return secret;
    }

    /** An answer that must not hold a secret, neither in its body nor in its headers. */
    public HttpAnswer answered(HttpAnswer answer) {
        answers.add(answer.event().toString());
        return answer;
    }

    /** Every place where a planted secret is: the log, the answers, and each of the tables. */
    public List<String> found(Sql sql, String... tables) {
        var found = new ArrayList<>(foundInLog());
        planted.forEach((name, secret) -> {
            answers.stream()
                    .filter(answer -> answer.contains(secret))
                    .forEach(answer -> found.add(name + " in the answer " + answer.substring(0, 80)));
            for (var table : tables) {
                if (sql.number("SELECT count(*) FROM " + table + " t WHERE position(? in CAST(t AS text)) > 0", secret)
                        > 0) {
                    found.add(name + " in " + table);
                }
            }
        });
        return found;
    }

    public List<String> foundInLog() {
        var text = log.toString(StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            throw new AssertionError("the log is empty, so nothing could be found in it");
        }
        return planted.entrySet().stream()
                .filter(secret -> text.contains(secret.getValue()))
                .map(secret -> secret.getKey() + " in the log")
                .toList();
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }

    /** Writes to one stream, and keeps a copy. */
    private static final class Both extends OutputStream {

        private final OutputStream one;
        private final ByteArrayOutputStream copy;

        Both(OutputStream one, ByteArrayOutputStream copy) {
            this.one = one;
            this.copy = copy;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            copy.write(bytes, from, length);
            try {
                one.write(bytes, from, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
