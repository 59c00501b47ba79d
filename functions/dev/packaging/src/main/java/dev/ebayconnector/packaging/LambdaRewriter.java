package dev.ebayconnector.packaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives each lambda expression a class of its own, and each concatenation of strings a method. A JVM makes the same when it
 * first meets them, which takes it longer than loading a class from the jar; {@code docs/performance.md} has the times. Lambda
 * expressions that can be serialized keep their instruction, and those whose body another class may not call.
 */
final class LambdaRewriter {

    /** What a cold start runs. The AWS SDK has more lambda expressions than all of these, and is used later if at all. */
    private static final List<String> PACKAGES = List.of(
            "com/nimbusds/", "com/zaxxer/", "dev/ebayconnector/", "io/micronaut/", "org/postgresql/", "reactor/");

    private static final String VERSIONS = "META-INF/versions/";

    /** Nests, which let a class call private methods of another, are in class files from Java 11 on. */
    private static final int NESTS = Opcodes.V11;

    private final Map<String, byte[]> classes;
    private final ClassCatalog catalog;
    private final Set<String> versioned;
    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final Map<String, List<String>> nests = new HashMap<>();

    /** @param classes by the names of their files, without {@code .class} */
    LambdaRewriter(Map<String, byte[]> classes) {
        this.classes = classes;
        this.catalog = new ClassCatalog(classes);
        this.versioned = new HashSet<>();
        classes.keySet().stream()
                .filter(name -> name.startsWith(VERSIONS))
                .forEach(name -> versioned.add(name.replaceFirst(VERSIONS + "\\d+/", "")));
    }

    /**
     * A class that is new or changed.
     *
     * @param of the class of the jar from which it was made
     */
    record Change(String of, byte[] content) {}

    /** By the names of the classes; everything else stays as it is. */
    Map<String, Change> rewritten() {
        classes.keySet().stream()
                .filter(name -> PACKAGES.stream().anyMatch(name::startsWith))
                .forEach(this::rewrite);
        nests.forEach((host, members) -> changes.put(host, new Change(host, enlarged(host, members))));
        return changes;
    }

    private void rewrite(String name) {
        var reader = new ClassReader(classes.get(name));
        var host = NestHost.of(reader);
        if (Stream.of(name, host).anyMatch(versioned::contains) || !classes.containsKey(host)) {
            return;
        }
        var writer = new ClassWriter(0);
        var rewriting = new RewrittenClass(new Modern(writer), catalog, host);
        reader.accept(rewriting, 0);
        if (rewriting.isChanged()) {
            changes.put(name, new Change(name, writer.toByteArray()));
            rewriting.made().forEach((made, content) -> changes.put(made, new Change(name, content)));
            nests.computeIfAbsent(host, ignored -> new ArrayList<>())
                    .addAll(rewriting.made().keySet());
        }
    }

    /** The host of a nest with more members. */
    private byte[] enlarged(String host, List<String> members) {
        var before = changes.containsKey(host) ? changes.get(host).content() : classes.get(host);
        var writer = new ClassWriter(0);
        new ClassReader(before)
                .accept(
                        new Modern(writer) {
                            @Override
                            public void visitEnd() {
                                members.forEach(this::visitNestMember);
                                super.visitEnd();
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    /** Of at least the version that knows nests; older ones differ in nothing else that a compiler makes use of. */
    private static class Modern extends ClassVisitor {

        Modern(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            super.visit(Math.max(version & 0xFFFF, NESTS), access, name, signature, superName, interfaces);
        }
    }
}
