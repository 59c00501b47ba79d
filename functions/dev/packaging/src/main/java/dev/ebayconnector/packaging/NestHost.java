package dev.ebayconnector.packaging;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** Finds the class that names the members of a class's nest; a class without any is its own. */
final class NestHost extends ClassVisitor {

    private String host;

    private NestHost(String self) {
        super(Opcodes.ASM9);
        this.host = self;
    }

    static String of(ClassReader reader) {
        var found = new NestHost(reader.getClassName());
        reader.accept(found, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return found.host;
    }

    @Override
    public void visitNestHost(String name) {
        host = name;
    }
}
