package dev.ebayconnector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The classes that a JVM loaded until its first answer, by the library that they belong to.
 *
 * @param byPart in the order in which the first class of each was loaded
 */
record ClassLoads(Map<String, Part> byPart) {

    /** As {@code -Xlog:class+load:file=FILE:uptimenanos} writes it. */
    private static final Pattern LINE = Pattern.compile("\\[(\\d+)ns] (\\S+) source: (.*)");

    /** The first prefix that fits names the part. */
    private static final Map<String, String> PARTS = parts();

    private static final String OTHER = "other libraries";

    /** A class that the JVM makes for a lambda expression or a method handle has an address in its name. */
    private static final String MADE = "/0x";

    /**
     * @param classes  all of them
     * @param own      those that are not in the archive of the JDK's classes
     * @param nanos    from the load of each class to that of the next: loading, initializing, and what runs then
     */
    record Part(int classes, int own, long nanos) {

        Part and(Part other) {
            return new Part(classes + other.classes, own + other.own, nanos + other.nanos);
        }
    }

    static ClassLoads read(Path log) throws IOException {
        var parts = new LinkedHashMap<String, Part>();
        long before = 0;
        for (var line : Files.readAllLines(log)) {
            var load = LINE.matcher(line);
            if (load.matches()) {
                long at = Long.parseLong(load.group(1));
                int own = load.group(3).contains("shared objects file") ? 0 : 1;
                parts.merge(partOf(load.group(2)), new Part(1, own, at - before), Part::and);
                before = at;
            }
        }
        return new ClassLoads(parts);
    }

    int classes() {
        return byPart.values().stream().mapToInt(Part::classes).sum();
    }

    private static String partOf(String type) {
        if (type.contains(MADE)) {
            return "lambda expressions";
        }
        return PARTS.entrySet().stream()
                .filter(part -> type.startsWith(part.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHER);
    }

    private static Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("dev.ebayconnector.", "the connector");
        parts.put("io.micronaut.data.", "Micronaut Data");
        parts.put("io.micronaut.transaction.", "Micronaut Data");
        parts.put("io.micronaut.security.", "Micronaut Security");
        parts.put("io.micronaut.serde.", "JSON");
        parts.put("io.micronaut.json.", "JSON");
        parts.put("io.micronaut.jackson.", "JSON");
        parts.put("com.fasterxml.jackson.", "JSON");
        parts.put("io.micronaut.http.", "Micronaut HTTP");
        parts.put("io.micronaut.web.", "Micronaut HTTP");
        parts.put("io.micronaut.servlet.", "Micronaut HTTP");
        parts.put("io.micronaut.function.", "Micronaut HTTP");
        parts.put("io.micronaut.", "Micronaut's core");
        parts.put("io.netty.", "HTTP client");
        parts.put("reactor.", "Reactor");
        parts.put("com.nimbusds.", "JWT");
        parts.put("com.google.crypto.", "Tink");
        parts.put("com.google.protobuf.", "Tink");
        parts.put("com.amazonaws.", "AWS's runtime client");
        parts.put("software.amazon.", "AWS SDK");
        parts.put("org.postgresql.", "PostgreSQL's driver");
        parts.put("com.zaxxer.", "HikariCP");
        for (var jdk : new String[] {"java.", "javax.", "jdk.", "sun.", "com.sun."}) {
            parts.put(jdk, "the JDK");
        }
        return parts;
    }
}
