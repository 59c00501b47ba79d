package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StartClassesTest {

    private static final AtomicBoolean INITIALIZED = new AtomicBoolean();

    @Test
    void everyClassOfBothListsIsLoaded() {
        var loader = new Listed("java.util UUID Map$Entry\njava.time Instant\n", "java.net URI\n");

        StartClasses.load(loader);

        assertThat(loader.asked)
                .containsExactly("java.util.UUID", "java.util.Map$Entry", "java.time.Instant", "java.net.URI");
    }

    @Test
    void aClassThatIsNotThereIsLeftOut() {
        var loader = new Listed("org.example Gone Broken\njava.util UUID\n", "");

        StartClasses.load(loader);

        assertThat(loader.asked).containsExactly("org.example.Gone", "org.example.Broken", "java.util.UUID");
    }

    @Test
    void noClassIsInitialized() {
        var type = StartClassesTest.class;
        var loader = new Listed(type.getPackageName() + " " + type.getSimpleName() + "$Initialized\n", "");

        StartClasses.load(loader);

        assertThat(loader.loaded).containsExactly(Initialized.class);
        assertThat(INITIALIZED).isFalse();
    }

    @Test
    void aFunctionWithoutListsLoadsNothing() {
        var loader = new Listed(null, null);

        StartClasses.load(loader);

        assertThat(loader.asked).isEmpty();
    }

    /** Has two lists, and keeps which classes it was asked for and which of them it found. */
    private static final class Listed extends ClassLoader {

        private final List<String> asked = new ArrayList<>();
        private final List<Class<?>> loaded = new ArrayList<>();
        private final Map<String, String> lists;

        Listed(String common, String own) {
            super(StartClassesTest.class.getClassLoader());
            this.lists = common == null
                    ? Map.of()
                    : Map.of(StartClasses.LISTS.getFirst(), common, StartClasses.LISTS.getLast(), own);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            var list = lists.get(name);
            return list == null ? null : new ByteArrayInputStream(list.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            asked.add(name);
            if (name.endsWith("Broken")) {
                throw new NoClassDefFoundError(name);
            }
            var type = super.loadClass(name);
            loaded.add(type);
            return type;
        }
    }

    private static final class Initialized {

        static {
            INITIALIZED.set(true);
        }
    }
}
