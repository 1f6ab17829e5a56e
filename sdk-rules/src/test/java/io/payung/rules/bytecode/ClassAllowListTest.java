package io.payung.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.product.RuleFacts;
import io.payung.rules.ProductFolder;
import io.payung.rules.ProductPacks;
import io.payung.rules.fact.EligibilityFacts;
import io.payung.rules.fact.RuleSink;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.CompiledRules;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.drools.model.functions.Predicate1;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Classes made by hand are refused before any is loaded; without the check some of them do what they were made for. */
class ClassAllowListTest {

    private static final CompiledPack PACK = ProductFolder.sample().compile();
    private static final String CODE = "CLASS_NOT_ALLOWED";

    @AfterEach
    void forgetTheCanary() {
        System.clearProperty(HostileCode.CANARY);
    }

    static Stream<HostileCode> code() {
        return Stream.concat(HostileCode.WITH_CANARY.stream(), HostileCode.OTHERS.stream());
    }

    @ParameterizedTest
    @MethodSource("code")
    void refusesACondition(HostileCode code) {
        Forged forged = forged().condition(code.body());

        assertRefused(forged, forged.predicate(), "test(Lio/payung/rules/fact/EligibilityFacts;)Z " , code.refused());
        assertThat(System.getProperty(HostileCode.CANARY)).isNull();
    }

    static List<HostileCode> canaries() {
        return HostileCode.WITH_CANARY;
    }

    /** The control: without the check the same classes do what they were made for. */
    @ParameterizedTest
    @MethodSource("canaries")
    void wouldRunWithoutTheCheck(HostileCode code) throws Exception {
        Forged forged = forged().condition(code.body());

        assertThat(test(forged)).isTrue();
        assertThat(System.getProperty(HostileCode.CANARY)).isEqualTo("seen");
    }

    /** As the JVM would, without any check and without the wall behind it. */
    @SuppressWarnings("unchecked") // A condition of the eligibility rules.
    private static boolean test(Forged forged) throws Exception {
        ClassLoader open = new ClassLoader(ClassAllowListTest.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = forged.classes().get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        Predicate1<Object> condition = (Predicate1<Object>) open.loadClass(forged.predicate()).getField("INSTANCE").get(null);
        return condition.test(new EligibilityFacts(RuleFacts.of(Map.of()), new RuleSink()));
    }

    static Stream<Arguments> structures() {
        int plain = Opcodes.ACC_PUBLIC;
        return Stream.of(
                changed("native", type -> type.visitMethod(plain | Opcodes.ACC_NATIVE, "evil", "()V", null, null).visitEnd()),
                changed("synchronized", type -> returns(type.visitMethod(plain | Opcodes.ACC_SYNCHRONIZED, "evil", "()V", null, null))),
                changed("finalize", type -> returns(type.visitMethod(Opcodes.ACC_PROTECTED, "finalize", "()V", null, null))),
                changed("readObject", type -> returns(type.visitMethod(Opcodes.ACC_PRIVATE, "readObject", "(Ljava/io/ObjectInputStream;)V", null, null))),
                changed("test (LFACT;)Z", type -> returns(type.visitMethod(Opcodes.ACC_STATIC, "test", "(Lio/payung/rules/fact/EligibilityFacts;)Z", null,
                        null))),
                changed("the field public static hidden", type -> type.visitField(plain | Opcodes.ACC_STATIC, "hidden", "I", null, null).visitEnd()),
                changed("a field with the constant", type -> type.visitField(plain | Opcodes.ACC_STATIC, "OTHER", "Ljava/lang/String;", null, "x")
                        .visitEnd()),
                changed("the annotation Ljava/lang/Deprecated;", type -> type.visitAnnotation("Ljava/lang/Deprecated;", true).visitEnd()),
                changed("the attribute Evil", type -> type.visitAttribute(new Unknown())),
                changed("hidden has the attribute Evil", type -> type.visitField(plain, "hidden", "I", null, null).visitAttribute(new Unknown())),
                changed("evil()V has the attribute Evil", type -> {
                    MethodVisitor method = type.visitMethod(plain, "evil", "()V", null, null);
                    method.visitAttribute(new Unknown());
                    returns(method);
                }),
                changed("private members", type -> type.visitNestMember("payung/pack/eligibility/Other")),
                changed("permits", type -> type.visitPermittedSubclass("java/lang/Runtime")),
                changed("is a record", type -> type.visitRecordComponent("x", "I", null).visitEnd()),
                changed("stands inside", type -> type.visitOuterClass("java/lang/Runtime", null, null)));
    }

    private static void returns(MethodVisitor method) {
        method.visitCode();
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static Arguments changed(String refused, Consumer<ClassVisitor> more) {
        return Arguments.of(refused, more);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("structures")
    void refusesAStructureThatNoGeneratedClassHas(String refused, Consumer<ClassVisitor> more) {
        Forged forged = forged().more(more);

        assertRefused(forged, forged.predicate(), refused);
    }

    static Stream<Arguments> heads() {
        int annotation = Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_ANNOTATION;
        return Stream.of(
                Arguments.of("class file version 52", Opcodes.V1_8, 0, null, List.of()),
                Arguments.of("class file version 66", 66, 0, null, List.of()),
                Arguments.of("class file version", Opcodes.V17 | Opcodes.V_PREVIEW, 0, null, List.of()),
                Arguments.of("EligibilityFacts", 0, 0, "io/payung/rules/fact/EligibilityFacts", List.of()),
                Arguments.of("java/lang/ClassLoader", 0, 0, "java/lang/ClassLoader", List.of()),
                Arguments.of("java/lang/Runnable", 0, 0, null, List.of("org/drools/model/functions/Predicate1", "java/lang/Runnable")),
                Arguments.of("public abstract interface 0x2000", 0, annotation, "java/lang/Object", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heads")
    void refusesAHeadThatNoGeneratedClassHas(String refused, int version, int access, String superName, List<String> interfaces) {
        Forged forged = forged().head(version, access, superName, interfaces.toArray(String[]::new));

        assertRefused(forged, forged.predicate(), refused);
    }

    @Test
    void refusesAStaticInitialiserThatDoesMore() {
        Forged forged = forged().method("<clinit>()V", code -> {
            HostileCode.mark(code);
            code.visitInsn(Opcodes.RETURN);
        });

        assertRefused(forged, forged.predicate(), "<clinit>()V has ");
    }

    @Test
    void refusesARightSideThatSpeaksTwice() {
        Forged forged = forged();
        String right = forged.named(ClassKind.CONSEQUENCE);
        forged.through(right, copy -> new ClassVisitor(Opcodes.ASM9, copy) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                    @Override
                    public void visitMethodInsn(int opcode, String owner, String called, String signed, boolean isInterface) {
                        super.visitMethodInsn(opcode, owner, called, signed, isInterface);
                        if (called.equals("decline")) {
                            super.visitVarInsn(Opcodes.ALOAD, 1);
                            super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "io/payung/rules/fact/EligibilityFacts", "decision",
                                    "()Lio/payung/rules/fact/RuleSink;", false);
                            super.visitLdcInsn("ELG-002");
                            super.visitLdcInsn("AGE_ABOVE_MAXIMUM");
                            super.visitMethodInsn(opcode, owner, called, signed, isInterface);
                        }
                    }
                };
            }
        });

        assertRefused(forged, right, "execute(Lio/payung/rules/fact/EligibilityFacts;)V has aload 1");
    }

    @Test
    void refusesACallOfWhatThePackDoesNotHave() {
        Forged forged = forged();
        String model = forged.named(ClassKind.MODEL);

        assertRefused(forged.without(forged.named(ClassKind.RULES)), model, "RuleMethods0");

        Forged other = forged();
        other.through(other.named(ClassKind.RULES), copy -> new ClassVisitor(Opcodes.ASM9, copy) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                return super.visitMethod(access, name.replace("rule_ELG", "rule_OLD"), descriptor, signature, exceptions);
            }
        });
        assertRefused(other, model, "rule_ELG_45001 ()Lorg/drools/model/Rule;, which the pack does not have");
    }

    static Stream<String> names() {
        String hash = "A".repeat(32);
        return Stream.of("java.lang.Evil", "io.payung.rules.Evil", "io.payung.rules.fact.EligibilityFacts", "org.drools.model.Evil", "Evil", "",
                "payung.pack.eligibility.Evil", "payung.pack.other.Rules" + hash, "payung.pack.eligibility.Rules" + hash.toLowerCase(),
                "payung.pack.eligibility.PAB.LambdaPredicate" + hash, "payung.pack.eligibility.PAA.LambdaPredicate" + hash + "$1",
                "payung.pack.eligibility.Rules" + hash + "\n", "payung/pack/eligibility/Rules" + hash,
                "org.drools.project.model.ProjectModel_io_payung_pack_pack_1_1");
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesANameThatNoClassOfAPackHas(String name) {
        Forged forged = forged().with(name, Forged.small(name.replace('.', '/'), HostileCode::mark));

        assertRefused(forged, NotAllowed.shown(name), "is no name of a class of a pack");
    }

    @Test
    void refusesAClassThatIsCalledOtherwiseInside() {
        String name = "payung.pack.eligibility.Rules" + "A".repeat(32);
        Forged forged = forged().with(name, Forged.small("java/lang/Evil", HostileCode::mark));

        assertRefused(forged, name, "is called java/lang/Evil inside");
    }

    @Test
    void refusesBytesThatAreNoClass() {
        String name = forged().predicate();
        byte[] whole = forged().classes().get(name);
        for (int length = 0; length < whole.length; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ClassAllowList.check(Map.of(name, cut))).as("cut at %s", length)
                    .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo(CODE));
        }
        for (int at = 8; at < whole.length; at += 3) {
            byte[] altered = whole.clone();
            altered[at] ^= 0x55;
            try {
                ClassAllowList.check(Map.of(name, altered));
            } catch (PayungException e) {
                assertThat(e.code()).as("byte %s", at).isEqualTo(CODE);
            }
        }
    }

    @Test
    void refusesMoreThanAPackCanHold() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int index = 0; index <= 40_000; index++) {
            many.put("payung.pack.eligibility.Rules" + "%032X".formatted(index), new byte[0]);
        }
        assertThatThrownBy(() -> ClassAllowList.check(many)).isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo(CODE));

        Forged forged = forged();
        assertRefused(forged.with(forged.predicate(), new byte[1024 * 1024 + 1]), forged.predicate(), "too large");
    }

    /** Nothing is served of a pack of which one class is not allowed. */
    @Test
    void isAskedBeforeAPackIsServed() {
        Forged forged = forged().condition(HostileCode::mark);
        CompiledPack hostile = new CompiledPack(PACK.product(), PACK.texts(), PACK.clauses(), PACK.source(),
                new CompiledRules(PACK.rules().sets(), forged.classes()));

        assertThatThrownBy(() -> ProductPacks.serve(hostile)).isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo(CODE));
        assertThat(System.getProperty(HostileCode.CANARY)).isNull();
    }

    @Test
    void hidesFromAPackWhatTheListDoesNotName() throws ClassNotFoundException {
        ClassLoader wall = new ListedClasses(getClass().getClassLoader());

        assertThat(wall.loadClass("java.lang.Long")).isSameAs(Long.class);
        assertThat(wall.loadClass("io.payung.rules.fact.EligibilityFacts")).isSameAs(EligibilityFacts.class);
        for (String hidden : List.of("java.lang.Runtime", "java.lang.System$Logger", "java.lang.Thread", "java.lang.ClassLoader", "io.payung.Payung",
                "org.kie.api.KieServices", "org.drools.util.ClassUtils", "io.payung.rules.bytecode.ClassAllowList")) {
            assertThatThrownBy(() -> wall.loadClass(hidden)).as(hidden).isInstanceOf(ClassNotFoundException.class);
        }
    }

    private static Forged forged() {
        return Forged.from(PACK.rules().classes());
    }

    private static void assertRefused(Forged forged, String className, String... parts) {
        assertThatThrownBy(() -> ClassAllowList.check(forged.classes())).isInstanceOfSatisfying(PayungException.class, e -> {
            assertThat(e.code()).isEqualTo(CODE);
            assertThat(e).hasMessageContaining("the class " + className + " ").hasMessageContainingAll(parts);
        });
    }

    /** An attribute that nobody knows. */
    private static final class Unknown extends Attribute {

        Unknown() {
            super("Evil");
        }

        @Override
        protected ByteVector write(ClassWriter writer, byte[] code, int length, int maxStack, int maxLocals) {
            return new ByteVector().putInt(1);
        }
    }
}
