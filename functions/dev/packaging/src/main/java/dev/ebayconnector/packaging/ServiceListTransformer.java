package dev.ebayconnector.packaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.maven.plugins.shade.relocation.Relocator;
import org.apache.maven.plugins.shade.resource.ReproducibleResourceTransformer;

/**
 * Lists Micronaut's services in one file of a function's jar, in place of one empty file for each. A function reads the list
 * when it starts ({@code ServiceIndex}). What no function uses, see {@code unused-beans.txt} and {@code unused-types.txt}, is
 * not in the list: Micronaut would load each bean's definition at each start.
 */
public final class ServiceListTransformer implements ReproducibleResourceTransformer {

    private static final String LIST = "META-INF/micronaut-services.txt";
    private static final String MICRONAUT = "META-INF/micronaut/";
    private static final String SERVICES = "META-INF/services/";
    private static final String SERVICES_OF_MICRONAUT = SERVICES + "io.micronaut";
    private static final String BEANS = "io.micronaut.inject.BeanDefinitionReference";
    private static final String TYPES = "io.micronaut.core.beans.BeanIntrospectionReference";

    private final Map<String, TreeSet<String>> implementations = new TreeMap<>();
    private final Map<String, TreeSet<String>> declared = new TreeMap<>();
    private final Map<String, List<String>> unused =
            Map.of(BEANS, lines("unused-beans.txt"), TYPES, lines("unused-types.txt"));
    private long time;

    @Override
    public boolean canTransformResource(String resource) {
        return resource.startsWith(MICRONAUT) || resource.startsWith(SERVICES_OF_MICRONAUT);
    }

    @Override
    public void processResource(String resource, InputStream content, List<Relocator> relocators, long time)
            throws IOException {
        this.time = Math.max(this.time, time);
        if (resource.startsWith(MICRONAUT)) {
            var names = resource.substring(MICRONAUT.length()).split("/");
            if (names.length == 2) {
                add(names[0], names[1]);
            }
        } else {
            var service = resource.substring(SERVICES.length());
            for (var implementation : lines(content)) {
                declared.computeIfAbsent(service, ignored -> new TreeSet<>()).add(implementation);
                add(service, implementation);
            }
        }
    }

    @Override
    @SuppressWarnings("deprecation") // the older form, which an interface still asks for
    public void processResource(String resource, InputStream content, List<Relocator> relocators) throws IOException {
        processResource(resource, content, relocators, 0);
    }

    @Override
    public boolean hasTransformedResource() {
        return !implementations.isEmpty();
    }

    @Override
    public void modifyOutputStream(JarOutputStream jar) throws IOException {
        var list = new StringBuilder();
        implementations.forEach((service, names) -> names.forEach(
                name -> list.append(service).append(' ').append(name).append('\n')));
        write(jar, LIST, list.toString());
        // Java's own ServiceLoader reads these.
        for (var service : declared.entrySet()) {
            write(jar, SERVICES + service.getKey(), String.join("\n", service.getValue()) + "\n");
        }
    }

    private void add(String service, String implementation) {
        if (unused.getOrDefault(service, List.of()).stream().noneMatch(implementation::startsWith)) {
            implementations.computeIfAbsent(service, ignored -> new TreeSet<>()).add(implementation);
        }
    }

    private void write(JarOutputStream jar, String name, String text) throws IOException {
        var entry = new JarEntry(name);
        entry.setTime(time);
        jar.putNextEntry(entry);
        jar.write(text.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }

    private static List<String> lines(String resource) {
        try (var content = ServiceListTransformer.class.getResourceAsStream(resource)) {
            return lines(content);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }

    /** Without comments, which begin with {@code #}, and empty lines. */
    private static List<String> lines(InputStream content) throws IOException {
        return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
