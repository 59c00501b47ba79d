package dev.ebayconnector.packaging;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * The class of a lambda expression: its fields are what the expression captures, its one method calls the expression's body.
 * The rules of the conversions are those of {@code LambdaMetafactory}.
 */
final class LambdaClass {

    /** The static method that takes what is captured. */
    static final String MAKE = "make";

    private static final Type OBJECT = Type.getType(Object.class);
    private static final String ONLY = "ONLY";
    private static final int FINAL = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;

    private final Type self;
    private final String host;
    private final String called;
    private final String shape;
    private final Type erased;
    private final Handle body;
    private final Type actual;
    private final Type[] captured;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    /**
     * @param called    the name of the interface's method
     * @param shape     takes what is captured, returns the interface
     * @param arguments the method's type in the interface, the body, the method's type in this expression
     */
    LambdaClass(String name, String host, String called, String shape, Object... arguments) {
        this.self = Type.getObjectType(name);
        this.host = host;
        this.called = called;
        this.shape = shape;
        this.erased = (Type) arguments[0];
        this.body = (Handle) arguments[1];
        this.actual = (Type) arguments[2];
        this.captured = Type.getArgumentTypes(shape);
    }

    String name() {
        return self.getInternalName();
    }

    byte[] content() {
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        var implemented = new String[] {Type.getReturnType(shape).getInternalName()};
        writer.visit(Opcodes.V11, access, name(), null, OBJECT.getInternalName(), implemented);
        writer.visitNestHost(host);
        for (int i = 0; i < captured.length; i++) {
            writer.visitField(FINAL, field(i), captured[i].getDescriptor(), null, null);
        }
        constructor();
        if (captured.length == 0) {
            only();
        }
        make();
        call();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static String field(int number) {
        return "captured" + number;
    }

    private Method ownConstructor() {
        return new Method("<init>", Type.VOID_TYPE, captured);
    }

    private GeneratorAdapter method(int access, Method method) {
        return new GeneratorAdapter(
                access, method, writer.visitMethod(access, method.getName(), method.getDescriptor(), null, null));
    }

    private void constructor() {
        var method = method(Opcodes.ACC_PRIVATE, ownConstructor());
        method.loadThis();
        method.invokeConstructor(OBJECT, new Method("<init>", "()V"));
        for (int i = 0; i < captured.length; i++) {
            method.loadThis();
            method.loadArg(i);
            method.putField(self, field(i), captured[i]);
        }
        method.returnValue();
        method.endMethod();
    }

    /** An expression that captures nothing is one object, as the JVM makes it. */
    private void only() {
        writer.visitField(FINAL | Opcodes.ACC_STATIC, ONLY, self.getDescriptor(), null, null);
        var method = method(Opcodes.ACC_STATIC, new Method("<clinit>", "()V"));
        method.newInstance(self);
        method.dup();
        method.invokeConstructor(self, ownConstructor());
        method.putStatic(self, ONLY, self);
        method.returnValue();
        method.endMethod();
    }

    private void make() {
        var method = method(Opcodes.ACC_STATIC, new Method(MAKE, shape));
        if (captured.length == 0) {
            method.getStatic(self, ONLY, self);
        } else {
            method.newInstance(self);
            method.dup();
            method.loadArgs();
            method.invokeConstructor(self, ownConstructor());
        }
        method.returnValue();
        method.endMethod();
    }

    private void call() {
        var method = method(Opcodes.ACC_PUBLIC, new Method(called, erased.getDescriptor()));
        var owner = Type.getObjectType(body.getOwner());
        if (body.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            method.newInstance(owner);
            method.dup();
        }
        var taken = taken(owner);
        for (int i = 0; i < captured.length; i++) {
            method.loadThis();
            method.getField(self, field(i), captured[i]);
            Conversion.of(method, captured[i], captured[i], taken.get(i));
        }
        var parameters = erased.getArgumentTypes();
        for (int i = 0; i < parameters.length; i++) {
            method.loadArg(i);
            Conversion.of(method, parameters[i], actual.getArgumentTypes()[i], taken.get(captured.length + i));
        }
        invoke(method, owner);
        answer(method, owner);
        method.endMethod();
    }

    /** What the body takes, the object on which it is called included. */
    private List<Type> taken(Type owner) {
        var taken = new ArrayList<Type>();
        if (body.getTag() != Opcodes.H_NEWINVOKESPECIAL && body.getTag() != Opcodes.H_INVOKESTATIC) {
            taken.add(owner);
        }
        taken.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
        return taken;
    }

    private void invoke(GeneratorAdapter method, Type owner) {
        var called = new Method(body.getName(), body.getDesc());
        switch (body.getTag()) {
            case Opcodes.H_INVOKESTATIC ->
                method.visitMethodInsn(
                        Opcodes.INVOKESTATIC, body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
            case Opcodes.H_NEWINVOKESPECIAL -> method.invokeConstructor(owner, called);
            default -> {
                // A private method too: the class is of the same nest.
                if (body.isInterface()) {
                    method.invokeInterface(owner, called);
                } else {
                    method.invokeVirtual(owner, called);
                }
            }
        }
    }

    private void answer(GeneratorAdapter method, Type owner) {
        var from = body.getTag() == Opcodes.H_NEWINVOKESPECIAL ? owner : Type.getReturnType(body.getDesc());
        var to = erased.getReturnType();
        if (!to.equals(Type.VOID_TYPE)) {
            Conversion.of(method, from, from, actual.getReturnType());
            Conversion.of(method, actual.getReturnType(), actual.getReturnType(), to);
        } else if (from.getSize() == 2) {
            method.pop2();
        } else if (from.getSize() == 1) {
            method.pop();
        }
        method.returnValue();
    }
}
