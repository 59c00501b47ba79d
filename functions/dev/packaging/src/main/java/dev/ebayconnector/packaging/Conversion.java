package dev.ebayconnector.packaging;

import java.util.Map;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;

/** What is done to a value between an interface's method and the body of a lambda expression. */
final class Conversion {

    private static final Type OBJECT = Type.getType(Object.class);

    private static final Map<Type, Type> PRIMITIVES = Map.of(
            Type.getType(Boolean.class), Type.BOOLEAN_TYPE,
            Type.getType(Byte.class), Type.BYTE_TYPE,
            Type.getType(Character.class), Type.CHAR_TYPE,
            Type.getType(Double.class), Type.DOUBLE_TYPE,
            Type.getType(Float.class), Type.FLOAT_TYPE,
            Type.getType(Integer.class), Type.INT_TYPE,
            Type.getType(Long.class), Type.LONG_TYPE,
            Type.getType(Short.class), Type.SHORT_TYPE);

    private Conversion() {}

    /**
     * Converts the value on the stack: widens a primitive, boxes, unboxes, or casts.
     *
     * @param given  its type
     * @param actual what it is known to be: what stands in the place of a type variable
     * @param wanted its type after that
     */
    static void of(GeneratorAdapter method, Type given, Type actual, Type wanted) {
        if (isPrimitive(given)) {
            fromPrimitive(method, given, wanted);
        } else if (isPrimitive(wanted)) {
            unbox(method, given, actual, wanted);
        } else {
            cast(method, given, actual);
            cast(method, actual, wanted);
        }
    }

    private static void fromPrimitive(GeneratorAdapter method, Type given, Type wanted) {
        if (isPrimitive(wanted)) {
            method.cast(given, wanted);
        } else {
            method.valueOf(given);
        }
    }

    /** An {@code Integer} may be wanted as a {@code long}: it is unboxed as what it is, then widened. */
    private static void unbox(GeneratorAdapter method, Type given, Type actual, Type wanted) {
        cast(method, given, actual);
        var own = PRIMITIVES.getOrDefault(actual, wanted);
        method.unbox(own);
        method.cast(own, wanted);
    }

    private static void cast(GeneratorAdapter method, Type given, Type wanted) {
        if (!given.equals(wanted) && !wanted.equals(OBJECT)) {
            method.checkCast(wanted);
        }
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }
}
