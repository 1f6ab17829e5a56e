package io.payung.rules.bytecode;

import io.payung.rules.bytecode.ClassKind.Named;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/** Reads one class into its text. Structure that no generated class has is not allowed. */
final class ClassLook extends ClassVisitor {

    /** What Drools marks its classes with; it says nothing when they are loaded, and is left out. */
    private static final String MARK = "Lorg/drools/compiler/kie/builder/MaterializedLambda;";

    private static final int OLDEST = Opcodes.V17;
    private static final int NEWEST = Opcodes.V21;
    private static final int MAX_METHODS = 2_000;

    private final String self;
    private final Spelling spelling;
    private final ClassWriter copy;
    private final List<String> fields = new ArrayList<>();
    private final List<ClassText.Method> methods = new ArrayList<>();
    private final Set<String> declared = new HashSet<>();
    private final Set<String> calls = new HashSet<>();
    private String head = "";

    private ClassLook(String self, Named named, Set<String> pack, ClassWriter copy) {
        super(Opcodes.ASM9, copy);
        this.self = self;
        this.spelling = new Spelling(self, named, pack);
        this.copy = copy;
    }

    /**
     * The text of a class.
     *
     * @param self its internal name, which it must have
     * @param pack internal names of all classes of the pack
     * @throws NotAllowed at the first thing that has no text
     */
    static ClassText read(String self, byte[] bytes, Named named, Set<String> pack) {
        ClassLook look = new ClassLook(self, named, pack, new ClassWriter(0));
        new ClassReader(bytes).accept(look, ClassReader.SKIP_DEBUG);
        return new ClassText(named.kind(), look.head, look.fields, look.methods, look.declared, look.calls, look.copy.toByteArray());
    }

    @Override
    public void visit(int version, int access, String name, @Nullable String signature, @Nullable String superName, String @Nullable [] interfaces) {
        if (!name.equals(self)) {
            throw new NotAllowed("is called " + name + " inside");
        }
        if (version < OLDEST || version > NEWEST) {
            throw new NotAllowed("is of the class file version " + version);
        }
        head = ClassText.access(access & ~Opcodes.ACC_SUPER) + " class of " + superName
                + (interfaces == null || interfaces.length == 0 ? "" : " and " + String.join(" ", interfaces));
        super.visit(version, access, name, null, superName, interfaces);
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        fields.add(ClassText.access(access) + " " + spelling.member(name) + " " + spelling.descriptor(descriptor) + (value == null ? "" : " = " + constant(value)));
        return new FieldLook(name, super.visitField(access, name, descriptor, null, value));
    }

    private static String constant(Object value) {
        if (value instanceof String text && text.matches("[0-9A-F]{32}")) {
            return "hash";
        }
        throw new NotAllowed("has a field with the constant " + value);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        CodeReader code = new CodeReader(spelling, name + descriptor, calls, super.visitMethod(access, name, descriptor, null, exceptions));
        declared.add(self + "." + name + " " + descriptor);
        methods.add(new ClassText.Method(name + descriptor, ClassText.access(access) + " " + spelling.member(name) + " "
                + spelling.descriptor(descriptor) + (exceptions == null ? "" : " throws " + String.join(" ", exceptions)), code.code()));
        if (methods.size() > MAX_METHODS) {
            throw new NotAllowed("has too many methods");
        }
        return code;
    }

    @Override
    public void visitNestHost(String host) {
        nest(host, ClassKind.METADATA);
        super.visitNestHost(host);
    }

    @Override
    public void visitNestMember(String member) {
        nest(member, ClassKind.FACT_METADATA);
        super.visitNestMember(member);
    }

    /** A nest lets its classes at each other's private members, so only the one that Drools makes is let be. */
    private void nest(String other, ClassKind kind) {
        boolean own = self.startsWith(other + "$") || other.startsWith(self + "$");
        if (!own || !spelling.owner(other).equals(kind.name())) {
            throw new NotAllowed("shares its private members with " + other);
        }
    }

    @Override
    public void visitInnerClass(String name, @Nullable String outer, @Nullable String inner, int access) {
        // Only reflection reads it, and nobody reflects upon these classes: it is left out.
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        if (!descriptor.equals(MARK)) {
            throw new NotAllowed("has the annotation " + descriptor);
        }
        return new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public void visit(String name, Object value) {
                throw new NotAllowed("has an annotation with a value");
            }
        };
    }

    @Override
    public void visitOuterClass(String owner, @Nullable String name, @Nullable String descriptor) {
        throw new NotAllowed("stands inside of " + owner);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(int typeRef, @Nullable TypePath path, String descriptor, boolean visible) {
        throw new NotAllowed("has the annotation " + descriptor);
    }

    @Override
    public ModuleVisitor visitModule(String name, int access, @Nullable String version) {
        throw new NotAllowed("is a module");
    }

    @Override
    public void visitPermittedSubclass(String subclass) {
        throw new NotAllowed("permits the subclass " + subclass);
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String name, String descriptor, @Nullable String signature) {
        throw new NotAllowed("is a record");
    }

    @Override
    public void visitAttribute(Attribute attribute) {
        throw new NotAllowed("has the attribute " + attribute.type);
    }

    /** A field with nothing but its name. */
    private static final class FieldLook extends FieldVisitor {

        private final String name;

        FieldLook(String name, FieldVisitor copy) {
            super(Opcodes.ASM9, copy);
            this.name = name;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            throw new NotAllowed(name + " has the annotation " + descriptor);
        }

        @Override
        public AnnotationVisitor visitTypeAnnotation(int typeRef, @Nullable TypePath path, String descriptor, boolean visible) {
            throw new NotAllowed(name + " has the annotation " + descriptor);
        }

        @Override
        public void visitAttribute(Attribute attribute) {
            throw new NotAllowed(name + " has the attribute " + attribute.type);
        }
    }
}
