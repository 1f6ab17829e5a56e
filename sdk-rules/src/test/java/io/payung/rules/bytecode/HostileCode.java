package io.payung.rules.bytecode;

import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.ICONST_2;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.MONITORENTER;
import static org.objectweb.asm.Opcodes.MONITOREXIT;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.NEWARRAY;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.T_INT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a condition could do that somebody wrote as a class file. Those that mark a canary run when nobody looks.
 *
 * @param refused what the message says of it
 */
record HostileCode(String refused, Consumer<MethodVisitor> body) {

    /** System property that foreign code sets. */
    static final String CANARY = "payung.canary";

    private static final String FACT = "io/payung/rules/fact/EligibilityFacts";
    private static final String SINK = "io/payung/rules/fact/RuleSink";
    private static final String TEXT = "Ljava/lang/String;";

    /** Harmless to run. */
    static final List<HostileCode> WITH_CANARY = withCanary();

    /** Too dangerous to be let run, or nothing to be seen. */
    static final List<HostileCode> OTHERS = others();

    private static void add(List<HostileCode> all, String refused, Consumer<MethodVisitor> body) {
        all.add(new HostileCode(refused, body));
    }

    @Override
    public String toString() {
        return refused;
    }

    private static List<HostileCode> withCanary() {
        List<HostileCode> code = new ArrayList<>();
        add(code, "java/lang/System.setProperty", HostileCode::mark);
        add(code, "java/lang/Class.forName", HostileCode::reflect);
        add(code, "leads back", HostileCode::loop);
        add(code, "catches java/lang/Throwable", HostileCode::caught);
        add(code, "computes a call by java/lang/invoke/LambdaMetafactory.metafactory", HostileCode::lambda);
        add(code, "loads the constant canary : Ljava/lang/Object;", HostileCode::computedConstant);
        add(code, "has new java/lang/Thread", HostileCode::thread);
        locks(code);
        return code;
    }

    private static void locks(List<HostileCode> code) {
        add(code, "instruction 194", does -> {
            does.visitVarInsn(ALOAD, 1);
            does.visitInsn(MONITORENTER);
            mark(does);
            does.visitVarInsn(ALOAD, 1);
            does.visitInsn(MONITOREXIT);
        });
        add(code, "has a switch", does -> {
            Label here = new Label();
            does.visitInsn(ICONST_1);
            does.visitTableSwitchInsn(1, 1, here, here);
            does.visitLabel(here);
            does.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            mark(does);
        });
        add(code, "counts", does -> {
            does.visitInsn(ICONST_0);
            does.visitVarInsn(ISTORE, 2);
            does.visitIincInsn(2, 1);
            mark(does);
        });
    }

    private static List<HostileCode> others() {
        List<HostileCode> code = new ArrayList<>();
        add(code, "java/lang/Runtime.getRuntime", HostileCode::exec);
        add(code, "java/lang/System.exit", does -> {
            does.visitInsn(ICONST_0);
            does.visitMethodInsn(INVOKESTATIC, "java/lang/System", "exit", "(I)V", false);
        });
        add(code, "java/lang/Object.getClass", does -> drop(does, "java/lang/Object", "getClass", "()Ljava/lang/Class;"));
        add(code, "java/net/Socket", made("java/net/Socket", "127.0.0.1"));
        add(code, "java/io/FileOutputStream", made("java/io/FileOutputStream", "canary"));
        arrays(code);
        add(code, "class java/lang/Runtime", constant(Type.getObjectType("java/lang/Runtime")));
        add(code, "loads the constant java/lang/System.exit", constant(new Handle(Opcodes.H_INVOKESTATIC, "java/lang/System", "exit", "(I)V", false)));
        add(code, "loads the constant (I)V", constant(Type.getMethodType("(I)V")));
        add(code, "loads the constant 1.0", constant(1.0));
        add(code, "text that is too long", constant("x".repeat(40_000)));
        numbers(code);
        facts(code);
        classes(code);
        return code;
    }

    private static void arrays(List<HostileCode> code) {
        add(code, "makes an array of primitive values", does -> {
            does.visitLdcInsn(10_000);
            does.visitIntInsn(NEWARRAY, T_INT);
            does.visitInsn(POP);
        });
        add(code, "loads the number 2000000000", does -> {
            does.visitLdcInsn(2_000_000_000);
            does.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/String");
            does.visitInsn(POP);
        });
        add(code, "has anewarray java/lang/String", does -> {
            does.visitVarInsn(ALOAD, 1);
            does.visitVarInsn(ALOAD, 1);
            does.visitMethodInsn(INVOKESTATIC, "org/drools/modelcompiler/util/EvaluationUtil", "areNullSafeEquals",
                    "(Ljava/lang/Object;Ljava/lang/Object;)Z", false);
            does.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/String");
            does.visitInsn(POP);
        });
        add(code, "makes an array of arrays", does -> {
            does.visitInsn(ICONST_2);
            does.visitInsn(ICONST_2);
            does.visitMultiANewArrayInsn("[[Ljava/lang/String;", 2);
            does.visitInsn(POP);
        });
    }

    private static void numbers(List<HostileCode> code) {
        add(code, "something else than a plain literal", number("1e1000000000"));
        for (String other : new String[] {"9".repeat(19), "1E-13", "1E-6", "1E+7", "12E-7", "1E-999999999", "1e-7", "1.E-7"}) {
            add(code, "something else than a plain literal", number(other));
        }
        add(code, "something else than a plain literal", does -> {
            does.visitTypeInsn(NEW, "java/math/BigDecimal");
            does.visitInsn(DUP);
            does.visitVarInsn(ALOAD, 1);
            does.visitMethodInsn(INVOKEVIRTUAL, FACT, "getPlan", "()" + TEXT, false);
            does.visitMethodInsn(INVOKESPECIAL, "java/math/BigDecimal", "<init>", "(" + TEXT + ")V", false);
            does.visitInsn(POP);
        });
        add(code, "java/math/BigDecimal.pow", does -> {
            does.visitVarInsn(ALOAD, 1);
            does.visitMethodInsn(INVOKEVIRTUAL, FACT, "values", "()Lio/payung/rules/fact/Values;", false);
            does.visitLdcInsn("answers.x");
            does.visitMethodInsn(INVOKEVIRTUAL, "io/payung/rules/fact/Values", "number", "(" + TEXT + ")Ljava/math/BigDecimal;", false);
            does.visitLdcInsn(9_999);
            does.visitMethodInsn(INVOKEVIRTUAL, "java/math/BigDecimal", "pow", "(I)Ljava/math/BigDecimal;", false);
            does.visitInsn(POP);
        });
        add(code, "java/lang/Long.valueOf (Ljava/lang/String;)", does -> {
            does.visitLdcInsn("1");
            does.visitMethodInsn(INVOKESTATIC, "java/lang/Long", "valueOf", "(" + TEXT + ")Ljava/lang/Long;", false);
            does.visitInsn(POP);
        });
    }

    private static void facts(List<HostileCode> code) {
        add(code, "EligibilityFacts.decision", does -> {
            does.visitVarInsn(ALOAD, 1);
            does.visitMethodInsn(INVOKEVIRTUAL, FACT, "decision", "()L" + SINK + ";", false);
            does.visitLdcInsn("ELG-001");
            does.visitLdcInsn("AGE_BELOW_MINIMUM");
            does.visitMethodInsn(INVOKEVIRTUAL, SINK, "decline", "(" + TEXT + TEXT + ")V", false);
        });
        add(code, "EligibilityFacts.toString", does -> drop(does, FACT, "toString", "()" + TEXT));
        add(code, "EligibilityFacts.getAsOf", does -> drop(does, FACT, "getAsOf", "()Ljava/time/LocalDate;"));
        add(code, "java/lang/String.matches", does -> {
            does.visitLdcInsn("a".repeat(40));
            does.visitLdcInsn("(a+)+b");
            does.visitMethodInsn(INVOKEVIRTUAL, "java/lang/String", "matches", "(" + TEXT + ")Z", false);
            does.visitInsn(POP);
        });
        add(code, "java/lang/String.repeat", does -> {
            does.visitLdcInsn("a");
            does.visitIntInsn(Opcodes.SIPUSH, 10_000);
            does.visitMethodInsn(INVOKEVIRTUAL, "java/lang/String", "repeat", "(I)" + TEXT, false);
            does.visitInsn(POP);
        });
    }

    private static void classes(List<HostileCode> code) {
        add(code, "org/kie/api/KieServices.get", does -> {
            does.visitMethodInsn(INVOKESTATIC, "org/kie/api/KieServices", "get", "()Lorg/kie/api/KieServices;", true);
            does.visitInsn(POP);
        });
        add(code, "org/drools/util/ClassUtils", does -> {
            does.visitMethodInsn(INVOKESTATIC, "org/drools/util/ClassUtils", "areNullSafeEquals", "()V", false);
        });
        add(code, "names the class payung/pack/coverage/", does -> {
            does.visitFieldInsn(Opcodes.GETSTATIC, "payung/pack/coverage/PAA/LambdaPredicate" + "A".repeat(32), "INSTANCE", "Ljava/lang/Object;");
            does.visitInsn(POP);
        });
        add(code, "names the class SELF", does -> {
            does.visitTypeInsn(NEW, "SELF");
            does.visitInsn(POP);
        });
        add(code, "has athrow", does -> {
            does.visitInsn(ACONST_NULL);
            does.visitInsn(ATHROW);
        });
    }

    private static Consumer<MethodVisitor> made(String type, String argument) {
        return code -> {
            code.visitTypeInsn(NEW, type);
            code.visitInsn(DUP);
            code.visitLdcInsn(argument);
            code.visitMethodInsn(INVOKESPECIAL, type, "<init>", "(" + TEXT + ")V", false);
            code.visitInsn(POP);
        };
    }

    private static Consumer<MethodVisitor> constant(Object value) {
        return code -> {
            code.visitLdcInsn(value);
            code.visitInsn(value instanceof Double ? Opcodes.POP2 : POP);
        };
    }

    static Consumer<MethodVisitor> number(String literal) {
        return made("java/math/BigDecimal", literal);
    }

    static void mark(MethodVisitor code) {
        code.visitLdcInsn(CANARY);
        code.visitLdcInsn("seen");
        code.visitMethodInsn(INVOKESTATIC, "java/lang/System", "setProperty", "(" + TEXT + TEXT + ")" + TEXT, false);
        code.visitInsn(POP);
    }

    private static void exec(MethodVisitor code) {
        code.visitMethodInsn(INVOKESTATIC, "java/lang/Runtime", "getRuntime", "()Ljava/lang/Runtime;", false);
        code.visitLdcInsn("true");
        code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Runtime", "exec", "(" + TEXT + ")Ljava/lang/Process;", false);
        code.visitInsn(POP);
    }

    private static void reflect(MethodVisitor code) {
        code.visitLdcInsn("java.lang.System");
        code.visitMethodInsn(INVOKESTATIC, "java/lang/Class", "forName", "(" + TEXT + ")Ljava/lang/Class;", false);
        code.visitInsn(POP);
        mark(code);
    }

    /** Twice round, with nothing but what a condition may hold beside the jump. */
    private static void loop(MethodVisitor code) {
        Label again = new Label();
        code.visitInsn(ICONST_0);
        code.visitVarInsn(ISTORE, 2);
        code.visitLabel(again);
        code.visitFrame(Opcodes.F_APPEND, 1, new Object[] {Opcodes.INTEGER}, 0, null);
        mark(code);
        code.visitVarInsn(ILOAD, 2);
        code.visitInsn(ICONST_1);
        code.visitVarInsn(ISTORE, 2);
        code.visitJumpInsn(IFEQ, again);
    }

    private static void caught(MethodVisitor code) {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
        code.visitLabel(start);
        mark(code);
        code.visitLabel(end);
        code.visitInsn(ICONST_1);
        code.visitInsn(IRETURN);
        code.visitLabel(handler);
        code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
        code.visitInsn(POP);
    }

    private static void lambda(MethodVisitor code) {
        Handle factory = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/invoke/LambdaMetafactory", "metafactory",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodType;"
                        + "Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;", false);
        Handle target = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/System", "setProperty", "(" + TEXT + TEXT + ")" + TEXT, false);
        code.visitInvokeDynamicInsn("apply", "()Ljava/util/function/BiFunction;", factory,
                Type.getMethodType("(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"), target,
                Type.getMethodType("(" + TEXT + TEXT + ")" + TEXT));
        code.visitLdcInsn(CANARY);
        code.visitLdcInsn("seen");
        code.visitMethodInsn(INVOKEINTERFACE, "java/util/function/BiFunction", "apply",
                "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;", true);
        code.visitInsn(POP);
    }

    private static void computedConstant(MethodVisitor code) {
        Handle invoke = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/invoke/ConstantBootstraps", "invoke",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;Ljava/lang/invoke/MethodHandle;[Ljava/lang/Object;)"
                        + "Ljava/lang/Object;", false);
        Handle target = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/System", "setProperty", "(" + TEXT + TEXT + ")" + TEXT, false);
        code.visitLdcInsn(new ConstantDynamic("canary", "Ljava/lang/Object;", invoke, target, CANARY, "seen"));
        code.visitInsn(POP);
    }

    private static void thread(MethodVisitor code) {
        code.visitTypeInsn(NEW, "java/lang/Thread");
        code.visitInsn(DUP);
        code.visitMethodInsn(INVOKESPECIAL, "java/lang/Thread", "<init>", "()V", false);
        code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Thread", "start", "()V", false);
        mark(code);
    }

    private static void drop(MethodVisitor code, String owner, String name, String descriptor) {
        code.visitVarInsn(ALOAD, 1);
        code.visitMethodInsn(INVOKEVIRTUAL, owner, name, descriptor, false);
        code.visitInsn(POP);
    }
}
