package dev.ebayconnector.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was measured, in the order in which it is shown. */
record Results(List<Measured> measured) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** @param figures of each subject; the first is the plain handler */
    static Results of(Map<Subject, Map<Column, Double>> figures, Run run) {
        var plain = figures.values().iterator().next();
        return new Results(figures.entrySet().stream()
                .map(one -> Measured.of(one.getKey(), one.getValue(), plain, run))
                .toList());
    }

    static Results read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Results.class);
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }

    Optional<Measured> of(String name) {
        return measured.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    List<Measured> of(Kind kind) {
        return measured.stream().filter(one -> one.kind() == kind).toList();
    }

    /** These, with those of a later run in place of the same names; new names go to the end. */
    Results with(Results later) {
        var byName = new LinkedHashMap<String, Measured>();
        measured.forEach(one -> byName.put(one.name(), one));
        later.measured.forEach(one -> byName.put(one.name(), one));
        return new Results(List.copyOf(byName.values()));
    }

    /** These, with the better of both for each name that was measured again. */
    Results betterOf(Results again) {
        return new Results(measured.stream()
                .map(one -> again.of(one.name()).map(one::better).orElse(one))
                .toList());
    }
}
