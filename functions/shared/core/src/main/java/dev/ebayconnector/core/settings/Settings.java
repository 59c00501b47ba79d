package dev.ebayconnector.core.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads the environment once, at start. Every problem of every record is collected before anything is refused, so that
 * one deploy shows all gaps; in production also what a production must not have. Values never appear in a problem, only
 * keys.
 */
public final class Settings {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private Map<String, String> environment;
    private final LiveSettings live;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> used = new TreeSet<>();

    Settings(Map<String, String> environment, LiveSettings live) {
        this.environment = environment;
        this.live = live;
    }

    /**
     * Reads each record in turn, after every value that names a secret of AWS was replaced by the secret.
     *
     * @return what the readers returned, in their order, and the {@link LiveSettings} that they came from
     * @throws InvalidSettings naming every missing or wrong key
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Object[] read(Map<String, String> environment, Function<Settings, Object>... readers) {
        return readAll(environment, readers).records();
    }

    /** As {@link #read}, with what a function says of itself when it starts. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static StartSettings readAll(Map<String, String> environment, Function<Settings, Object>... readers) {
        return LiveSettings.fetch(environment).read(readers);
    }

    /** For what must know when a secret may have changed. */
    public LiveSettings live() {
        return live;
    }

    /** Settings that one JSON object holds are read as if each stood alone. */
    void expand() {
        environment = EbayKeysets.expand(environment, this);
    }

    /** The values before references were followed: a keyset behind one is not in clear. */
    Map<String, String> asWritten(Map<String, String> written) {
        var all = new HashMap<>(environment);
        all.putAll(written);
        return all;
    }

    /** Of the settings that are set and were read, without those of AWS. */
    List<String> names() {
        return used.stream().filter(name -> !name.startsWith("AWS_")).toList();
    }

    /** The value of a key that must be there; empty after a reported problem. */
    public String required(String key) {
        var value = optional(key, "");
        if (value.isEmpty()) {
            problem(key, "is missing");
        }
        return value;
    }

    public String optional(String key, String otherwise) {
        var value = environment.get(key);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        used.add(key);
        return value.strip();
    }

    /** {@code true} or {@code false}, nothing else. */
    public boolean flag(String key, boolean otherwise) {
        var value = optional(key, Boolean.toString(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            problem(key, "must be true or false");
        }
        return value.equals("true");
    }

    /** A whole number within bounds. */
    public int number(String key, int otherwise, int least, int most) {
        var value = optional(key, Integer.toString(otherwise));
        if (value.matches("\\d{1,6}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        problem(key, "must be a whole number from " + least + " to " + most);
        return otherwise;
    }

    /** To be called when a keyset of these settings does not open something: it may have been changed since. */
    public void keysetFailed() {
        live.againSoon("keyset", PAUSE);
    }

    void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
    }

    /** Reports a problem, once if two records read the same key; {@code what} must not hold the value. */
    public void problem(String key, String what) {
        var problem = key + " " + what;
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
