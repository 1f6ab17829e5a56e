package io.payung.rules.bytecode;

import java.util.Map;
import org.objectweb.asm.Opcodes;

/** The names of the instructions that generated classes are made of. What an instruction without a name gets is on no list. */
final class Mnemonic {

    private static final Map<Integer, String> PLAIN = Map.ofEntries(
            Map.entry(Opcodes.ACONST_NULL, "aconst_null"), Map.entry(Opcodes.DUP, "dup"), Map.entry(Opcodes.POP, "pop"),
            Map.entry(Opcodes.AASTORE, "aastore"), Map.entry(Opcodes.ARRAYLENGTH, "arraylength"), Map.entry(Opcodes.IRETURN, "ireturn"),
            Map.entry(Opcodes.ARETURN, "areturn"), Map.entry(Opcodes.RETURN, "return"), Map.entry(Opcodes.ATHROW, "athrow"),
            Map.entry(Opcodes.LCONST_0, "long"), Map.entry(Opcodes.LCONST_1, "long"));
    private static final Map<Integer, String> VARIABLE =
            Map.of(Opcodes.ALOAD, "aload", Opcodes.ASTORE, "astore", Opcodes.ILOAD, "iload", Opcodes.ISTORE, "istore");
    private static final Map<Integer, String> TYPE =
            Map.of(Opcodes.NEW, "new", Opcodes.ANEWARRAY, "anewarray", Opcodes.CHECKCAST, "checkcast", Opcodes.INSTANCEOF, "instanceof");
    private static final Map<Integer, String> FIELD = Map.of(Opcodes.GETSTATIC, "getstatic", Opcodes.PUTSTATIC, "putstatic", Opcodes.GETFIELD,
            "getfield", Opcodes.PUTFIELD, "putfield");
    private static final Map<Integer, String> CALL = Map.of(Opcodes.INVOKEVIRTUAL, "invokevirtual", Opcodes.INVOKESTATIC, "invokestatic",
            Opcodes.INVOKESPECIAL, "invokespecial", Opcodes.INVOKEINTERFACE, "invokeinterface");
    private static final Map<Integer, String> JUMP = Map.of(Opcodes.IFEQ, "ifeq", Opcodes.IFNE, "ifne", Opcodes.GOTO, "goto", Opcodes.IFNULL,
            "ifnull", Opcodes.IFNONNULL, "ifnonnull", Opcodes.IF_ACMPEQ, "if_acmpeq", Opcodes.IF_ACMPNE, "if_acmpne");

    private Mnemonic() {}

    static String plain(int opcode) {
        return of(PLAIN, opcode);
    }

    static String variable(int opcode) {
        return of(VARIABLE, opcode);
    }

    static String type(int opcode) {
        return of(TYPE, opcode);
    }

    static String field(int opcode) {
        return of(FIELD, opcode);
    }

    /** A static or special call of a method that stands in an interface is spelt apart, so that the list has it or not. */
    static String call(int opcode, boolean isInterface) {
        return of(CALL, opcode) + (isInterface && opcode != Opcodes.INVOKEINTERFACE ? " (interface)" : "");
    }

    static String jump(int opcode) {
        return of(JUMP, opcode);
    }

    private static String of(Map<Integer, String> names, int opcode) {
        return names.getOrDefault(opcode, "instruction " + opcode);
    }
}
