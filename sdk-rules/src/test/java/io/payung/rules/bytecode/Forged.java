package io.payung.rules.bytecode;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The classes of a compiled rule set, changed by hand as somebody would who writes class files instead of rules. */
final class Forged {

    private static final String CONDITION = "test(Lio/payung/rules/fact/EligibilityFacts;)Z";

    private final Map<String, byte[]> classes;
    private final String predicate;

    private Forged(Map<String, byte[]> classes) {
        this.classes = new TreeMap<>(classes);
        this.predicate = named(ClassKind.PREDICATE);
    }

    static Forged from(Map<String, byte[]> classes) {
        return new Forged(classes);
    }

    Map<String, byte[]> classes() {
        return classes;
    }

    /** Binary name of the first condition of the eligibility rules. */
    String predicate() {
        return predicate;
    }

    String named(ClassKind kind) {
        return classes.keySet().stream().filter(name -> name.startsWith("payung.pack.eligibility.")).filter(name -> {
            ClassKind.Named found = ClassKind.of(name.replace('.', '/'));
            return found != null && found.kind() == kind;
        }).findFirst().orElseThrow();
    }

    /** Another body for the condition, after which it is true. */
    Forged condition(Consumer<MethodVisitor> body) {
        return method(CONDITION, code -> {
            body.accept(code);
            code.visitInsn(Opcodes.ICONST_1);
            code.visitInsn(Opcodes.IRETURN);
        });
    }

    /** Another body for a method of the condition's class. */
    Forged method(String method, Consumer<MethodVisitor> body) {
        return through(predicate, copy -> new ClassVisitor(Opcodes.ASM9, copy) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
                if (!method.equals(name + descriptor)) {
                    return code;
                }
                code.visitCode();
                body.accept(code);
                code.visitMaxs(10, 7);
                code.visitEnd();
                return null;
            }
        });
    }

    /** More in the class of the condition. */
    Forged more(Consumer<ClassVisitor> more) {
        return through(predicate, copy -> new ClassVisitor(Opcodes.ASM9, copy) {
            @Override
            public void visitEnd() {
                more.accept(cv);
                super.visitEnd();
            }
        });
    }

    /** Another head of the class of the condition. */
    Forged head(int version, int access, String superName, String... interfaces) {
        return through(predicate, copy -> new ClassVisitor(Opcodes.ASM9, copy) {
            @Override
            public void visit(int was, int flags, String name, String signature, String superWas, String[] implemented) {
                super.visit(version == 0 ? was : version, access == 0 ? flags : access, name, null, superName == null ? superWas : superName,
                        interfaces.length == 0 ? implemented : interfaces);
            }
        });
    }

    Forged through(String name, Function<ClassVisitor, ClassVisitor> change) {
        ClassWriter copy = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        new ClassReader(classes.get(name)).accept(change.apply(copy), ClassReader.SKIP_DEBUG);
        return with(name, copy.toByteArray());
    }

    Forged with(String name, byte[] bytes) {
        classes.put(name, bytes);
        return this;
    }

    Forged without(String name) {
        classes.remove(name);
        return this;
    }

    /** A class with nothing but a static initialiser. */
    static byte[] small(String internalName, Consumer<MethodVisitor> initialiser) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, internalName, null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        code.visitCode();
        initialiser.accept(code);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
