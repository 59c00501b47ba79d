package dev.ebayconnector.packaging;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/** A concatenation of strings, as {@code StringConcatFactory} describes it: a recipe with places for arguments. */
final class Concatenation {

    private static final Type BUILDER = Type.getType(StringBuilder.class);
    private static final Type STRING = Type.getType(String.class);
    private static final char ARGUMENT = '\1';
    private static final char CONSTANT = '\2';

    private final String shape;
    private final Object[] arguments;

    /** @param arguments the recipe, then its constants */
    Concatenation(String shape, Object... arguments) {
        this.shape = shape;
        this.arguments = arguments;
    }

    void write(String name, ClassVisitor into) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        var method = new GeneratorAdapter(into.visitMethod(access, name, shape, null, null), access, name, shape);
        method.visitCode();
        method.newInstance(BUILDER);
        method.dup();
        method.invokeConstructor(BUILDER, new Method("<init>", "()V"));
        append(method);
        method.invokeVirtual(BUILDER, new Method("toString", STRING, new Type[0]));
        method.returnValue();
        // The builder, and the widest argument; the arguments are the variables.
        method.visitMaxs(3, Type.getArgumentsAndReturnSizes(shape) >> 2);
        method.visitEnd();
    }

    private void append(GeneratorAdapter method) {
        var types = Type.getArgumentTypes(shape);
        var text = new StringBuilder();
        int argument = 0;
        int constant = 1;
        for (char part : ((String) arguments[0]).toCharArray()) {
            if (part == ARGUMENT) {
                appendText(method, text);
                method.loadArg(argument);
                append(method, types[argument++]);
            } else if (part == CONSTANT) {
                text.append(arguments[constant++]);
            } else {
                text.append(part);
            }
        }
        appendText(method, text);
    }

    private static void appendText(GeneratorAdapter method, StringBuilder text) {
        if (!text.isEmpty()) {
            method.push(text.toString());
            append(method, STRING);
            text.setLength(0);
        }
    }

    private static void append(GeneratorAdapter method, Type type) {
        method.invokeVirtual(BUILDER, new Method("append", BUILDER, new Type[] {appended(type)}));
    }

    private static Type appended(Type type) {
        return switch (type.getSort()) {
            case Type.BYTE, Type.SHORT -> Type.INT_TYPE;
            case Type.OBJECT -> type.equals(STRING) ? STRING : Type.getType(Object.class);
            case Type.ARRAY -> Type.getType(Object.class);
            default -> type;
        };
    }
}
