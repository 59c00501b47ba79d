package dev.ebayconnector.packaging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the classes of a jar let others call. */
final class ClassCatalog {

    private static final int SKIP = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

    private static final Set<String> PROTECTED_OF_OBJECT = Set.of("clone", "finalize");

    private final Map<String, byte[]> classes;
    private final Map<String, Members> known = new HashMap<>();

    /** @param classes by their internal names */
    ClassCatalog(Map<String, byte[]> classes) {
        this.classes = classes;
    }

    private record Members(int access, List<String> parents, Map<String, Integer> methods) {}

    /**
     * Whether a class of the caller's package and nest may call a method by its name. Left out are methods of {@code super},
     * and whatever inherits from classes that the jar does not have; Java's own are known to be public, but for the two
     * protected methods of {@code Object}.
     */
    boolean isCallable(Handle method, String caller) {
        if (method.getOwner().startsWith("[")) {
            return true;
        }
        if (method.getOwner().equals(caller) && isDeclared(method)) {
            return method.getTag() != Opcodes.H_INVOKESPECIAL || isPrivate(method);
        }
        return method.getTag() != Opcodes.H_INVOKESPECIAL
                && isVisible(method.getOwner(), caller)
                && isMethodVisible(method, caller);
    }

    private boolean isDeclared(Handle method) {
        return members(method.getOwner()).methods().containsKey(key(method));
    }

    private boolean isPrivate(Handle method) {
        return (members(method.getOwner()).methods().get(key(method)) & Opcodes.ACC_PRIVATE) != 0;
    }

    private boolean isVisible(String owner, String caller) {
        return isJavas(owner)
                || classes.containsKey(owner)
                        && ((members(owner).access() & Opcodes.ACC_PUBLIC) != 0 || samePackage(owner, caller));
    }

    private boolean isMethodVisible(Handle method, String caller) {
        var owners = new ArrayDeque<>(List.of(method.getOwner()));
        while (!owners.isEmpty()) {
            var owner = owners.poll();
            if (isJavas(owner)) {
                continue;
            }
            if (!classes.containsKey(owner)) {
                return false;
            }
            var access = members(owner).methods().get(key(method));
            if (access != null) {
                return (access & Opcodes.ACC_PUBLIC) != 0
                        || (access & Opcodes.ACC_PRIVATE) == 0 && samePackage(owner, caller);
            }
            owners.addAll(members(owner).parents());
        }
        return !PROTECTED_OF_OBJECT.contains(method.getName());
    }

    private static String key(Handle method) {
        return method.getName() + method.getDesc();
    }

    private Members members(String name) {
        return known.computeIfAbsent(name, ignored -> read(name));
    }

    private Members read(String name) {
        var reader = new ClassReader(classes.get(name));
        var methods = new HashMap<String, Integer>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String descriptor, String signature, String[] exceptions) {
                        methods.put(method + descriptor, access);
                        return null;
                    }
                },
                SKIP);
        var parents = new ArrayList<>(List.of(reader.getInterfaces()));
        if (reader.getSuperName() != null) {
            parents.add(reader.getSuperName());
        }
        return new Members(reader.getAccess(), parents, methods);
    }

    private static boolean isJavas(String name) {
        return name.startsWith("java/") || name.startsWith("javax/");
    }

    private static boolean samePackage(String one, String other) {
        return packageOf(one).equals(packageOf(other));
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
