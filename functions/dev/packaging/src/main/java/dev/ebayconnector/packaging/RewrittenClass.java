package dev.ebayconnector.packaging;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** One class whose lambda expressions become classes, and whose concatenations of strings become methods. */
final class RewrittenClass extends ClassVisitor {

    private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
    private static final String STRINGS = "java/lang/invoke/StringConcatFactory";

    private final ClassCatalog catalog;
    private final String host;
    private final Map<String, byte[]> made = new LinkedHashMap<>();
    private final Map<String, Concatenation> concatenations = new LinkedHashMap<>();
    private String name;
    private boolean isInterface;

    RewrittenClass(ClassVisitor next, ClassCatalog catalog, String host) {
        super(Opcodes.ASM9, next);
        this.catalog = catalog;
        this.host = host;
    }

    boolean isChanged() {
        return !made.isEmpty() || !concatenations.isEmpty();
    }

    /** The classes of the lambda expressions, by their names. */
    Map<String, byte[]> made() {
        return made;
    }

    @Override
    public void visit(int version, int access, String self, String signature, String superName, String[] interfaces) {
        name = self;
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        super.visit(version, access, self, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        var next = super.visitMethod(access, method, descriptor, signature, exceptions);
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitInvokeDynamicInsn(String called, String shape, Handle maker, Object... arguments) {
                if (isLambda(maker, arguments)) {
                    var lambda = new LambdaClass(name + "$$L" + made.size(), host, called, shape, arguments);
                    made.put(lambda.name(), lambda.content());
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, lambda.name(), LambdaClass.MAKE, shape, false);
                } else if (isConcatenation(maker)) {
                    var concatenation = "concatenation$" + concatenations.size();
                    concatenations.put(concatenation, new Concatenation(shape, arguments));
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, name, concatenation, shape, isInterface);
                } else {
                    super.visitInvokeDynamicInsn(called, shape, maker, arguments);
                }
            }
        };
    }

    /** The plain form: others make lambda expressions that can be serialized, or have several types. */
    private boolean isLambda(Handle maker, Object... arguments) {
        return maker.getOwner().equals(LAMBDAS)
                && maker.getName().equals("metafactory")
                && catalog.isCallable((Handle) arguments[1], name);
    }

    private static boolean isConcatenation(Handle maker) {
        return maker.getOwner().equals(STRINGS) && maker.getName().equals("makeConcatWithConstants");
    }

    @Override
    public void visitEnd() {
        concatenations.forEach((method, concatenation) -> concatenation.write(method, cv));
        super.visitEnd();
    }
}
