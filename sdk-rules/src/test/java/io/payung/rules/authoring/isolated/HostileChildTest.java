package io.payung.rules.authoring.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.PackSource;
import io.payung.rules.ProductFolder;
import io.payung.rules.ProductPacks;
import io.payung.rules.bytecode.HostilePack;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.packfile.PackFile;
import io.payung.rules.packfile.PackStamp;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a child does, this process goes on, the child is gone, and its product has a problem. */
class HostileChildTest {

    private static final CompiledPack PACK = ProductFolder.sample().compile();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"hang, 2, COMPILE_TIMED_OUT", "spin, 2, COMPILE_TIMED_OUT", "allocate, 60, COMPILE_OUT_OF_MEMORY", "exit, 60, COMPILE_CRASHED",
        "flood, 60, COMPILE_CRASHED", "complain, 60, COMPILE_CRASHED", "say, 60, COMPILE_CRASHED", "fork, 60, COMPILE_CRASHED",
        "fork and leave, 60, COMPILE_CRASHED"})
    void isAProblemOfItsProduct(String does, int seconds, String code) throws Exception {
        List<Problem> problems = problems(compiler(seconds, "-Dpayung.does=" + does));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.path()).endsWith("/product.yaml");
        });
        assertThat(gone()).isTrue();
    }

    @Test
    void mayBeKilledFromOutside() throws Exception {
        CompletableFuture<List<Problem>> problems = CompletableFuture.supplyAsync(() -> problems(compiler(60, "-Dpayung.does=hang")));
        ProcessHandle.of(pid()).orElseThrow().destroyForcibly();

        assertThat(problems.get(30, TimeUnit.SECONDS)).extracting(Problem::code).containsExactly("COMPILE_CRASHED");
    }

    @Test
    void isKilledWhenNobodyWaitsAnyMore() throws Exception {
        List<Problem> problems = new ArrayList<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread waiting = new Thread(() -> {
            problems.addAll(problems(compiler(60, "-Dpayung.does=hang")));
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        pid();
        waiting.interrupt();
        waiting.join(30_000);

        assertThat(problems).extracting(Problem::code).containsExactly("COMPILE_CRASHED");
        assertThat(interrupted).isTrue();
        assertThat(gone()).isTrue();
    }

    @Test
    void endsWithItsParent() throws Exception {
        Process parent = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), HostileParent.class.getName())
                        .redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
        ProcessHandle child = child(parent.toHandle());

        parent.destroyForcibly();

        child.onExit().get(30, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void isNotBelievedWhenItCompiledSomethingElse() throws IOException {
        CompiledPack other = ProductFolder.sample().append("clauses/cover.en.md", "\nAnd more.\n").compile();

        assertThat(codes(answer(other))).containsExactly("COMPILE_CRASHED");
        assertThat(codes(answer(PACK))).isEmpty();
    }

    @Test
    void isNotBelievedWhenItsClassesAreNotThoseOfRules() throws IOException {
        assertThat(codes(answer(HostilePack.of(PACK)))).containsExactly("CLASS_NOT_ALLOWED");
    }

    @Test
    void isNotBelievedWhenItContradictsItself() throws IOException {
        byte[] pack = bytes(PACK);
        Problem own = problem(name() + "/product.yaml");

        assertThat(codes(new Answer(List.of(own), List.of(), null))).containsExactly("OWN_CODE");
        assertThat(codes(new Answer(List.of(own), List.of(), pack))).containsExactly("COMPILE_CRASHED");
        assertThat(codes(new Answer(List.of(), List.of(), null))).containsExactly("COMPILE_CRASHED");
        assertThat(codes(new Answer(List.of(problem("other/product.yaml")), List.of(), null))).containsExactly("COMPILE_CRASHED");
    }

    @Test
    void isNotBelievedWhenItsAnswerIsAltered() throws IOException {
        byte[] answer = said(answer(PACK));
        for (int at : new int[] {0, 4, 8, 15, 100, answer.length / 2, answer.length - 1}) {
            byte[] altered = answer.clone();
            altered[at] ^= 0x55;
            assertThat(codes(altered)).as("byte %s", at).isNotEmpty();
        }
        assertThat(codes(Arrays.copyOf(answer, answer.length - 5))).containsExactly("COMPILE_CRASHED");
        assertThat(codes(Arrays.copyOf(answer, answer.length + 1))).containsExactly("COMPILE_CRASHED");
    }

    private static Answer answer(CompiledPack pack) {
        return new Answer(List.of(), List.of(), bytes(pack));
    }

    private static byte[] bytes(CompiledPack pack) {
        return PackFile.write(pack, PackStamp.of(ProductPacks.engineVersion(), 1));
    }

    private static Problem problem(String path) {
        return new Problem(path, 1, 1, Severity.ERROR, "OWN_CODE", "message", "fix");
    }

    private static byte[] said(Answer answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        answer.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private List<String> codes(Answer answer) throws IOException {
        return codes(said(answer));
    }

    /** What is made of an answer to the sample's source. */
    private List<String> codes(byte[] answer) throws IOException {
        Path file = Files.write(folder.resolve("answer"), answer);
        try {
            compiler(60, "-Dpayung.does=answer", "-Dpayung.answer=" + file).compile(PACK.source());
            return List.of();
        } catch (PackProblems e) {
            return e.problems().stream().map(Problem::code).toList();
        }
    }

    private static String name() {
        return PACK.source().digest().substring(0, 12);
    }

    private List<Problem> problems(IsolatedCompiler compiler) {
        CheckReport report = compiler.check(ProductFolder.samplePath());
        assertThat(report.pack()).isEmpty();
        return report.problems();
    }

    private IsolatedCompiler compiler(int seconds, String... options) {
        IsolationLimits limits = new IsolationLimits(Duration.ofSeconds(seconds), 64);
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Dpayung.pid=" + pidFile());
        return new IsolatedCompiler(new Workshop(limits, home -> ChildCommand.of(new ChildClassPath(ChildClassPath.find().entries(),
                HostileChild.class.getName(), all), limits, home)));
    }

    private Path pidFile() {
        return folder.resolve("pid");
    }

    /** Waits for the child to say who it is. */
    private long pid() throws IOException {
        while (!Files.exists(pidFile())) {
            LockSupport.parkNanos(1_000_000);
        }
        return Long.parseLong(Files.readString(pidFile()));
    }

    private boolean gone() throws Exception {
        ProcessHandle.of(pid()).ifPresent(process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        return ProcessHandle.of(pid()).filter(ProcessHandle::isAlive).isEmpty();
    }

    private static ProcessHandle child(ProcessHandle parent) {
        while (parent.isAlive()) {
            Optional<ProcessHandle> child = parent.children().findFirst();
            if (child.isPresent()) {
                return child.get();
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new IllegalStateException("the parent ended early");
    }
}
