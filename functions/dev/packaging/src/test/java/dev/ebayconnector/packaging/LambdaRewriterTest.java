package dev.ebayconnector.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Rewritten classes do what they did before. */
class LambdaRewriterTest {

    private static final String SAMPLES = "dev/ebayconnector/packaging/Samples";

    private static Map<String, byte[]> before;
    private static Map<String, byte[]> after;
    private static Class<?> rewritten;

    @BeforeAll
    static void rewrite() throws ClassNotFoundException {
        before = samples();
        after = new HashMap<>(before);
        new LambdaRewriter(before).rewritten().forEach((name, change) -> after.put(name, change.content()));
        rewritten = new Rewritten(after).loadClass(SAMPLES.replace('/', '.'));
    }

    @ParameterizedTest
    @MethodSource
    void aRewrittenMethodAnswersTheSame(String name) throws ReflectiveOperationException {
        assertThat(answer(rewritten, name)).isEqualTo(answer(Samples.class, name));
    }

    static Stream<String> aRewrittenMethodAnswersTheSame() {
        return Arrays.stream(Samples.class.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0 && method.getReturnType() == String.class)
                .filter(method -> Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .sorted();
    }

    @Test
    void onlyLambdaExpressionsThatCanBeSerializedKeepTheirInstruction() {
        assertThat(instructions(before)).containsKey("metafactory").containsKey("makeConcatWithConstants");
        assertThat(instructions(after))
                .as("the one that makes it, and the one that reads it again")
                .isEqualTo(Map.of("altMetafactory", 2));
    }

    @Test
    void theSameClassesAreMadeEachTime() {
        var again = new LambdaRewriter(samples()).rewritten();
        assertThat(again)
                .allSatisfy((name, change) -> assertThat(change.content()).isEqualTo(after.get(name)));
    }

    /** How many instructions are linked when they are first run, by what links them. */
    private static Map<String, Integer> instructions(Map<String, byte[]> classes) {
        var counts = new TreeMap<String, AtomicInteger>();
        classes.values()
                .forEach(content -> new ClassReader(content)
                        .accept(
                                new ClassVisitor(Opcodes.ASM9) {
                                    @Override
                                    public MethodVisitor visitMethod(
                                            int access,
                                            String name,
                                            String descriptor,
                                            String generic,
                                            String[] thrown) {
                                        return new MethodVisitor(Opcodes.ASM9) {
                                            @Override
                                            public void visitInvokeDynamicInsn(
                                                    String name, String shape, Handle maker, Object... arguments) {
                                                counts.computeIfAbsent(maker.getName(), ignored -> new AtomicInteger())
                                                        .incrementAndGet();
                                            }
                                        };
                                    }
                                },
                                ClassReader.SKIP_DEBUG));
        var numbers = new TreeMap<String, Integer>();
        counts.forEach((name, count) -> numbers.put(name, count.get()));
        return numbers;
    }

    private static String answer(Class<?> samples, String name) throws ReflectiveOperationException {
        var method = samples.getDeclaredMethod(name);
        method.setAccessible(true);
        return (String) method.invoke(null);
    }

    private static Map<String, byte[]> samples() {
        var root = Path.of(LambdaRewriterTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        var classes = new TreeMap<String, byte[]>(Comparator.naturalOrder());
        try (var files = Files.walk(root.resolve(SAMPLES).getParent())) {
            for (var file : files.filter(found -> found.getFileName().toString().startsWith("Samples"))
                    .toList()) {
                var name = root.relativize(file).toString().replace(".class", "");
                classes.put(name, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }

    /** Has its own classes, and everything else from the test's. */
    private static final class Rewritten extends ClassLoader {

        private final Map<String, byte[]> classes;

        Rewritten(Map<String, byte[]> classes) {
            super(LambdaRewriterTest.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                var content = classes.get(name.replace('.', '/'));
                if (content == null) {
                    return super.loadClass(name, resolve);
                }
                var known = findLoadedClass(name);
                return known == null ? defineClass(name, content, 0, content.length) : known;
            }
        }
    }
}
