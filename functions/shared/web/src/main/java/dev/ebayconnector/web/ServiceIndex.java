package dev.ebayconnector.web;

import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.core.io.service.SoftServiceLoader.StaticDefinition;
import io.micronaut.core.io.service.SoftServiceLoader.StaticServiceLoader;
import io.micronaut.core.optim.StaticOptimizations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Micronaut's services, its beans among them, as they were listed when the jar was built. Without the list Micronaut opens the
 * jar as a file system of its own three times and walks through it. Only a shaded jar has a list; elsewhere Micronaut looks for
 * itself.
 */
final class ServiceIndex {

    /** Each line is a service's type, a space, and the type of an implementation. */
    private static final String LIST = "META-INF/micronaut-services.txt";

    private static final String SELF = ServiceIndex.class.getName().replace('.', '/') + ".class";

    /** Fewer are loaded faster by one thread. */
    private static final int MANY = 50;

    static {
        read().ifPresent(services -> StaticOptimizations.set(new SoftServiceLoader.Optimizations(services)));
    }

    private ServiceIndex() {}

    /** Must come before Micronaut looks for its first service. */
    static void use() {
        // The static initializer has done it, once.
    }

    private static Optional<Services> read() {
        var loader = ServiceIndex.class.getClassLoader();
        if (!isOwn(loader.getResource(LIST), loader.getResource(SELF))) {
            return Optional.empty();
        }
        try (var list = loader.getResourceAsStream(LIST)) {
            return Optional.of(Services.parse(new String(list.readAllBytes(), StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether the list is of the jar that has this class: a test may have the jar of another function on its class path. The
     * class does not know its jar if it is of an AOT cache; it then names the jar of the training.
     */
    private static boolean isOwn(URL list, URL self) {
        return list != null && before(list, LIST).equals(before(self, SELF));
    }

    private static String before(URL file, String name) {
        var text = file.toString();
        return text.substring(0, text.length() - name.length());
    }

    /** Has every service there is: one without an implementation is not looked for either. */
    private static final class Services extends HashMap<String, StaticServiceLoader<?>> {

        private static final long serialVersionUID = 1;

        static Services parse(String list) {
            var names = new HashMap<String, List<String>>();
            for (int start = 0, end; (end = list.indexOf('\n', start)) >= 0; start = end + 1) {
                int space = list.indexOf(' ', start);
                names.computeIfAbsent(list.substring(start, space), _ -> new ArrayList<>())
                        .add(list.substring(space + 1, end));
            }
            var services = new Services();
            names.forEach((service, implementations) -> services.put(service, new Listed(implementations)));
            return services;
        }

        @Override
        public boolean containsKey(Object service) {
            return true;
        }

        @Override
        public StaticServiceLoader<?> get(Object service) {
            return getOrDefault(service, Listed.NONE);
        }
    }

    private record Listed(List<String> names) implements StaticServiceLoader<Object> {

        static final Listed NONE = new Listed(List.of());

        @Override
        public Stream<StaticDefinition<Object>> findAll(Predicate<String> wanted) {
            return instances(wanted)
                    .map(instance -> StaticDefinition.of(instance.getClass().getName(), () -> instance));
        }

        @Override
        public List<Object> load(Predicate<Object> wanted) {
            return load(_ -> true, wanted);
        }

        @Override
        public List<Object> load(Predicate<String> wantedName, Predicate<Object> wanted) {
            return instances(wantedName)
                    .filter(instance -> wanted == null || wanted.test(instance))
                    .toList();
        }

        private Stream<Object> instances(Predicate<String> wanted) {
            var all = names.size() < MANY ? names.stream() : names.parallelStream();
            return all.filter(wanted).map(Listed::instance).filter(Objects::nonNull);
        }

        /** Null if it needs a library that the jar does not have: a service of Micronaut may be optional. */
        private static Object instance(String name) {
            try {
                return Class.forName(name).getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException | LinkageError notHere) {
                return null;
            }
        }
    }
}
