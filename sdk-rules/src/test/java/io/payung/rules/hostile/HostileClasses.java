package io.payung.rules.hostile;

import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V1_8;
import static org.objectweb.asm.Opcodes.V17;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Class files that no rule compiles to, as somebody writes them who has no need of a compiler. Each takes the place of a rule set's model. */
final class HostileClasses {

    private static final String CANARY = Canary.class.getName().replace('.', '/');
    private static final Map<String, String> TRIES = new LinkedHashMap<>();
    private static final Map<String, String> HAPPENS = new LinkedHashMap<>();

    static {
        told("static-initialiser", "acts when it is initialised", "canary");
        told("constructor", "acts when it is made", "canary");
        told("makes-an-object", "makes an object of another class", "canary");
        told("starts-a-process", "starts a process", "");
        told("reflects", "finds a class by its name", "canary");
        told("dynamic-call", "calls by a bootstrap method of its own choice", "canary");
        told("dynamic-constant", "loads a constant that a method computes", "canary");
        told("class-loader", "is a class loader", "");
        told("native", "has a native method", "");
        told("endless-loop", "never ends", "hang");
        told("catches", "hides what went wrong", "");
        told("older-version", "is of a version with other instructions", "");
        told("finalizer", "acts when it is thrown away", "");
        told("thread", "is a thread", "");
        told("serializable", "is made by reading bytes", "");
        told("in-a-package-of-the-sdk", "stands in a package of the SDK", "");
        told("in-a-package-of-java", "stands in a package of Java", "");
        told("under-another-name", "has another name than its file", "");
        told("no-class-at-all", "is no class", "");
        told("cut-short", "ends too early", "");
        told("huge-method", "has a method as long as a method may be", "");
    }

    private HostileClasses() {}

    private static void told(String name, String tries, String happens) {
        TRIES.put(name, tries);
        HAPPENS.put(name, happens);
    }

    static String tries(String name) {
        return TRIES.get(name);
    }

    static String happens(String name) {
        return HAPPENS.get(name);
    }

    /** Where the class file stands. */
    static String path(String name, String model) {
        return switch (name) {
            case "in-a-package-of-the-sdk" -> "io/payung/rules/Evil";
            case "in-a-package-of-java" -> "java/lang/Evil";
            default -> model.replace('.', '/');
        };
    }

    /** Class file by name. @param model binary name of the class whose place they take */
    static Map<String, byte[]> all(String model) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        TRIES.keySet().forEach(name -> all.put(name, bytes(name, name.startsWith("under") ? "Evil" : path(name, model))));
        return all;
    }

    private static byte[] bytes(String name, String own) {
        return switch (name) {
            case "static-initialiser" -> made(own, writer -> method(writer, ACC_STATIC, "<clinit>", HostileClasses::sing));
            case "constructor" -> made(own, writer -> {}, HostileClasses::sing);
            case "makes-an-object" -> inside(own, code -> {
                code.visitTypeInsn(NEW, CANARY);
                code.visitInsn(DUP);
                code.visitMethodInsn(INVOKESPECIAL, CANARY, "<init>", "()V", false);
                code.visitInsn(POP);
            });
            case "starts-a-process" -> inside(own, code -> {
                code.visitMethodInsn(INVOKESTATIC, "java/lang/Runtime", "getRuntime", "()Ljava/lang/Runtime;", false);
                code.visitLdcInsn("true");
                code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Runtime", "exec", "(Ljava/lang/String;)Ljava/lang/Process;", false);
                code.visitInsn(POP);
            });
            case "reflects" -> inside(own, code -> {
                code.visitLdcInsn(Canary.class.getName());
                code.visitMethodInsn(INVOKESTATIC, "java/lang/Class", "forName", "(Ljava/lang/String;)Ljava/lang/Class;", false);
                code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Class", "newInstance", "()Ljava/lang/Object;", false);
                code.visitInsn(POP);
            });
            case "dynamic-call" -> inside(own, code -> code.visitInvokeDynamicInsn("sing", "()V", bootstrap("call")));
            case "dynamic-constant" -> inside(own, code -> {
                code.visitLdcInsn(new ConstantDynamic("sing", "Ljava/lang/Object;", bootstrap("constant")));
                code.visitInsn(POP);
            });
            case "endless-loop" -> made(own, writer -> method(writer, ACC_STATIC, "<clinit>", code -> {
                Label start = new Label();
                code.visitLabel(start);
                code.visitFrame(F_SAME, 0, null, 0, null);
                code.visitInsn(ICONST_0);
                code.visitJumpInsn(IFEQ, start);
            }));
            case "native" -> made(own, writer -> writer.visitMethod(ACC_PUBLIC | ACC_NATIVE, "evil", "()V", null, null).visitEnd());
            default -> odd(name, own);
        };
    }

    private static byte[] odd(String name, String own) {
        return switch (name) {
            case "class-loader" -> parent(own, "java/lang/ClassLoader", V17);
            case "thread" -> parent(own, "java/lang/Thread", V17);
            case "older-version" -> parent(own, "java/lang/Object", V1_8 - 10);
            case "serializable" -> made(own, writer -> method(writer, ACC_PUBLIC, "readResolve", code -> {}));
            case "finalizer" -> made(own, writer -> method(writer, ACC_PUBLIC, "finalize", HostileClasses::sing));
            case "catches" -> made(own, writer -> method(writer, ACC_PUBLIC, "evil", HostileClasses::caught));
            case "huge-method" -> made(own, writer -> method(writer, ACC_PUBLIC, "evil", code -> {
                for (int count = 0; count < 30_000; count++) {
                    code.visitInsn(org.objectweb.asm.Opcodes.NOP);
                }
            }));
            case "no-class-at-all" -> "evil".getBytes(StandardCharsets.US_ASCII);
            case "cut-short" -> java.util.Arrays.copyOf(made(own, writer -> {}), 60);
            default -> made(own, writer -> {});
        };
    }

    private static void caught(MethodVisitor code) {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
        code.visitLabel(start);
        code.visitInsn(org.objectweb.asm.Opcodes.NOP);
        code.visitLabel(end);
        code.visitInsn(RETURN);
        code.visitLabel(handler);
        code.visitFrame(org.objectweb.asm.Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
        code.visitInsn(ATHROW);
    }

    private static Handle bootstrap(String method) {
        Type type = method.equals("call")
                ? Type.getMethodType("(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;")
                : Type.getMethodType("(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;");
        return new Handle(H_INVOKESTATIC, Bootstraps.class.getName().replace('.', '/'), method, type.getDescriptor(), false);
    }

    private static void sing(MethodVisitor code) {
        code.visitMethodInsn(INVOKESTATIC, CANARY, "sing", "()Z", false);
        code.visitInsn(POP);
    }

    private static byte[] inside(String own, Consumer<MethodVisitor> constructor) {
        return made(own, writer -> {}, constructor);
    }

    private static byte[] made(String own, Consumer<ClassWriter> members) {
        return made(own, members, code -> {});
    }

    private static byte[] made(String own, Consumer<ClassWriter> members, Consumer<MethodVisitor> constructor) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V17, ACC_PUBLIC | ACC_SUPER, own, null, "java/lang/Object", null);
        constructor(writer, "java/lang/Object", constructor);
        members.accept(writer);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static byte[] parent(String own, String parent, int version) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(version, ACC_PUBLIC | ACC_SUPER, own, null, parent, null);
        constructor(writer, parent, code -> {});
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void constructor(ClassWriter writer, String parent, Consumer<MethodVisitor> more) {
        method(writer, ACC_PUBLIC, "<init>", code -> {
            code.visitVarInsn(ALOAD, 0);
            code.visitMethodInsn(INVOKESPECIAL, parent, "<init>", "()V", false);
            more.accept(code);
        });
    }

    private static void method(ClassWriter writer, int access, String name, Consumer<MethodVisitor> body) {
        MethodVisitor code = writer.visitMethod(access, name, "()V", null, null);
        code.visitCode();
        body.accept(code);
        code.visitInsn(RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
