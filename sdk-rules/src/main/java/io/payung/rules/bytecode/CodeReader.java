package io.payung.rules.bytecode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/**
 * Spells the instructions of one method, one line each, and writes them again. What leads back, catches, counts, waits, or names what only
 * the JVM itself should name has no spelling: it is not allowed wherever it stands.
 */
final class CodeReader extends MethodVisitor {

    private static final int MAX_INSTRUCTIONS = 40_000;
    private static final int MAX_NUMBER = 10_000;
    private static final int MAX_TEXT = 32_000;
    private static final int MAX_STACK = 400;
    private static final int MAX_LOCALS = 8;
    /** Also as Drools writes a decimal below a millionth; no exponent grows. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,12})?|-?\\d(?:\\.\\d{1,11})?E-(?:[7-9]|1[0-2])");
    private static final String NEW_NUMBER = "invokespecial java/math/BigDecimal.<init> (Ljava/lang/String;)V";

    private final Spelling spelling;
    private final String method;
    private final Set<String> calls;
    private final List<String> code = new ArrayList<>();
    private final Set<Label> passed = new HashSet<>();
    private @Nullable String text;

    /**
     * @param method as a message shows it
     * @param calls  gets what is called of the pack itself
     */
    CodeReader(Spelling spelling, String method, Set<String> calls, MethodVisitor copy) {
        super(Opcodes.ASM9, copy);
        this.spelling = spelling;
        this.method = method;
        this.calls = calls;
    }

    /** The instructions in their order. */
    List<String> code() {
        return code;
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            add("int");
        } else {
            add(Mnemonic.plain(opcode));
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (opcode == Opcodes.NEWARRAY) {
            throw refused("makes an array of primitive values");
        }
        add(number(operand));
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
        add(Mnemonic.variable(opcode) + " " + index);
        super.visitVarInsn(opcode, index);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        boolean constantSize = opcode == Opcodes.ANEWARRAY && !code.isEmpty() && code.get(code.size() - 1).equals("int");
        add(Mnemonic.type(opcode) + " " + spelt(() -> spelling.type(type)) + (constantSize ? " of a constant size" : ""));
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        add(Mnemonic.field(opcode) + " " + member(owner, name, descriptor));
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        String call = Mnemonic.call(opcode, isInterface) + " " + member(owner, name, descriptor);
        String before = text;
        if (call.equals(NEW_NUMBER) && (before == null || !PLAIN_NUMBER.matcher(before).matches())) {
            throw refused("makes a number of something else than a plain literal");
        }
        add(call);
        if (owner.startsWith(ClassKind.ROOT)) {
            calls.add(owner + "." + name + " " + descriptor);
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        boolean message = arguments.length == 1 && arguments[0] instanceof String recipe
                && recipe.equals("Unknown property '\u0001' for class class class " + spelling.named().fact().replace('/', '.'));
        if (!message) {
            throw refused("computes a call by " + bootstrap);
        }
        add("invokedynamic " + name + " " + descriptor + " " + bootstrap + " of the message of an unknown property");
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
        forward(target);
        add(Mnemonic.jump(opcode));
        super.visitJumpInsn(opcode, target);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] targets) {
        forward(otherwise);
        for (Label target : targets) {
            forward(target);
        }
        add("lookupswitch");
        super.visitLookupSwitchInsn(otherwise, keys, targets);
    }

    @Override
    public void visitLdcInsn(Object value) {
        if (value instanceof String string && string.length() <= MAX_TEXT) {
            add("text");
            text = string;
        } else if (value instanceof Long) {
            add("long");
        } else if (value instanceof Integer number) {
            add(number(number));
        } else if (value instanceof Type type) {
            add(spelt(() -> spelling.literal(type)));
        } else {
            throw refused("loads the constant " + (value instanceof String ? "of a text that is too long" : String.valueOf(value)));
        }
        super.visitLdcInsn(value);
    }

    @Override
    public void visitLabel(Label label) {
        passed.add(label);
        super.visitLabel(label);
    }

    @Override
    public void visitMaxs(int stack, int locals) {
        if (stack > MAX_STACK || locals > MAX_LOCALS) {
            throw refused("needs " + stack + " places and " + locals + " variables");
        }
        super.visitMaxs(stack, locals);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        throw refused("catches " + (type == null ? "everything" : type));
    }

    @Override
    public void visitIincInsn(int index, int increment) {
        throw refused("counts");
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... targets) {
        throw refused("has a switch");
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        throw refused("makes an array of arrays");
    }

    @Override
    public void visitParameter(@Nullable String name, int access) {
        throw refused("names its parameters");
    }

    @Override
    public AnnotationVisitor visitAnnotationDefault() {
        throw refused("is of an annotation");
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        throw refused("has the annotation " + descriptor);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(int typeRef, @Nullable TypePath path, String descriptor, boolean visible) {
        throw refused("has the annotation " + descriptor);
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
        throw refused("has the annotation " + descriptor);
    }

    @Override
    public AnnotationVisitor visitInsnAnnotation(int typeRef, @Nullable TypePath path, String descriptor, boolean visible) {
        throw refused("has the annotation " + descriptor);
    }

    @Override
    public AnnotationVisitor visitTryCatchAnnotation(int typeRef, @Nullable TypePath path, String descriptor, boolean visible) {
        throw refused("has the annotation " + descriptor);
    }

    @Override
    public void visitAttribute(Attribute attribute) {
        throw refused("has the attribute " + attribute.type);
    }

    private void forward(Label target) {
        if (passed.contains(target)) {
            throw refused("leads back");
        }
    }

    private String number(int value) {
        if (value > MAX_NUMBER || value < -1) {
            throw refused("loads the number " + value);
        }
        return "int";
    }

    private String member(String owner, String name, String descriptor) {
        return spelt(() -> spelling.owner(owner) + "." + spelling.member(name) + " " + spelling.descriptor(descriptor));
    }

    private void add(String instruction) {
        if (code.size() >= MAX_INSTRUCTIONS) {
            throw refused("is too long");
        }
        code.add(instruction);
        text = null;
    }

    private String spelt(Spelt spelt) {
        try {
            return spelt.get();
        } catch (NotAllowed e) {
            throw refused(e.getMessage());
        }
    }

    private NotAllowed refused(@Nullable String what) {
        return new NotAllowed(method + " " + what);
    }

    private interface Spelt {
        String get();
    }
}
