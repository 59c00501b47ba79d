package dev.ebayconnector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The classes that a JVM loaded until its first answer.
 *
 * @param all in the order in which they were loaded
 */
record ClassLoads(List<Load> all) {

    /** As {@code -Xlog:class+load:file=FILE:uptimenanos} writes it. */
    private static final Pattern LINE = Pattern.compile("\\[(\\d+)ns] (\\S+) source: (.*)");

    /** The first prefix that fits names the part. */
    private static final Map<String, String> PARTS = parts();

    private static final String OTHER = "other libraries";

    /** A class that the JVM makes for a lambda expression or a method handle has an address in its name. */
    private static final String MADE = "/0x";

    /**
     * A class that was loaded.
     *
     * @param nanos    since the start of the JVM
     * @param archived whether it came from the archive of the JDK's classes
     */
    record Load(String type, long nanos, boolean archived) {

        /** Whether the JVM made it for a lambda expression or a method handle. */
        boolean made() {
            return type.contains(MADE);
        }
    }

    /**
     * What belongs to one library.
     *
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
        var loads = new ArrayList<Load>();
        for (var line : Files.readAllLines(log)) {
            var load = LINE.matcher(line);
            if (load.matches()) {
                loads.add(new Load(
                        load.group(2),
                        Long.parseLong(load.group(1)),
                        load.group(3).contains("shared objects file")));
            }
        }
        return new ClassLoads(loads);
    }

    /** The libraries in the order in which the first class of each was loaded. */
    Map<String, Part> byPart() {
        var parts = new LinkedHashMap<String, Part>();
        long before = 0;
        for (var load : all) {
            parts.merge(partOf(load), new Part(1, load.archived() ? 0 : 1, load.nanos() - before), Part::and);
            before = load.nanos();
        }
        return parts;
    }

    private static String partOf(Load load) {
        if (load.made()) {
            return "lambda expressions";
        }
        return PARTS.entrySet().stream()
                .filter(part -> load.type().startsWith(part.getKey()))
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
