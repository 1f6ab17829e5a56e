package io.payung.rules.authoring.isolated;

import io.payung.fault.PayungException;
import io.payung.product.PackSource;
import io.payung.rules.ProductPacks;
import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.authoring.isolated.Child.Outcome;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.source.RawFiles;
import io.payung.rules.authoring.source.SourceReader;
import io.payung.rules.bytecode.ClassAllowList;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.PackCompiler;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.packfile.PackFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Checks and compiles product folders of strangers, each in a child JVM with bounded memory and time that is killed afterwards. This process reads
 * bytes and hands them over; no parser and no compiler of it sees a byte. What comes back is not believed: it must be the pack of the very source that
 * was asked about, and its classes are looked through. A child that hangs or falls over is a problem of its product ({@code COMPILE_TIMED_OUT},
 * {@code COMPILE_OUT_OF_MEMORY}, {@code COMPILE_CRASHED}). Fails with {@code ISOLATION_NOT_POSSIBLE} where no child can be started. Public for the
 * ServiceLoader; safe for several threads.
 */
public final class IsolatedCompiler implements PackCompiler {

    private final Workshop workshop;

    public IsolatedCompiler() {
        this(IsolationLimits.configured());
    }

    /** With limits of your own. */
    public IsolatedCompiler(IsolationLimits limits) {
        this(new Workshop(limits));
    }

    IsolatedCompiler(Workshop workshop) {
        this.workshop = workshop;
    }

    @Override
    public boolean isIsolated() {
        return true;
    }

    @Override
    public CheckReport check(Path folder) {
        String name = FolderCompiler.nameOf(folder);
        Problems problems = new Problems(name);
        RawFiles files = SourceReader.list(folder, problems);
        PackSource texts = SourceReader.texts(files);
        return report(new Request(false, name, files, problems.all()), source -> source.files().keySet().equals(files.files().keySet())
                && source.files().entrySet().containsAll(texts.files().entrySet()));
    }

    @Override
    public CompiledPack compile(Path folder) {
        return FolderCompiler.packOf(check(folder));
    }

    @Override
    public CompiledPack compile(PackSource source) {
        PackSource canonical = SourceReader.check(source, new Problems(""));
        return FolderCompiler.packOf(report(new Request(true, FolderCompiler.nameOf(source), RawFiles.of(source), List.of()), canonical::equals));
    }

    private CheckReport report(Request request, Predicate<PackSource> isAsked) {
        Outcome outcome = workshop.ask(request);
        byte[] said = outcome.answer();
        if (said == null) {
            return ended(request, outcome);
        }
        try {
            Answer answer = Child.read(said);
            List<Problem> problems = answer.problems();
            boolean own = problems.stream().allMatch(problem -> problem.path().startsWith(request.name() + "/"));
            boolean fine = problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
            if (!own || fine != (answer.pack() != null)) {
                return crashed(request, "it contradicted itself");
            }
            return new CheckReport(problems, answer.pack() == null ? Optional.empty() : Optional.of(pack(answer.pack(), isAsked)), answer.notAnalysed());
        } catch (IOException e) {
            return crashed(request, "it said something that is no answer");
        } catch (PayungException e) {
            return failed(request, e.code(), "the compiled rules were refused: " + e.getMessage(), "report it with the product");
        }
    }

    /** @throws PayungException when it is not the pack of what was asked about, or its classes are not those of rules */
    private static CompiledPack pack(byte[] bytes, Predicate<PackSource> isAsked) throws IOException {
        PackFile file = PackFile.of(bytes);
        file.checkFits(ProductPacks.engineVersion());
        CompiledPack pack = file.pack();
        if (!isAsked.test(pack.source())) {
            throw new IOException("it compiled something else");
        }
        ClassAllowList.check(pack.rules().classes());
        return pack;
    }

    private CheckReport ended(Request request, Outcome outcome) {
        return switch (outcome.ending()) {
            case TIMED_OUT -> failed(request, "COMPILE_TIMED_OUT", "compiling took more than " + workshop.limits().time().toSeconds() + " s",
                    "make the product smaller, or raise the limit payung.compile.seconds");
            case OUT_OF_MEMORY -> failed(request, "COMPILE_OUT_OF_MEMORY", "compiling took more than " + workshop.limits().megabytes() + " MB",
                    "make the product smaller, or raise the limit payung.compile.megabytes");
            case SAID_TOO_MUCH -> crashed(request, "it said more than an answer can be");
            case STARTED_ANOTHER -> crashed(request, "it started another process");
            case INTERRUPTED -> crashed(request, "whoever waited for it was interrupted");
            default -> crashed(request, outcome.exit() < 0 ? "its answer could not be read" : "exit code " + outcome.exit());
        };
    }

    private static CheckReport crashed(Request request, String how) {
        return failed(request, "COMPILE_CRASHED", "the process that compiled the product ended without an answer: " + how,
                "run it again; if that does not help, report it with the product");
    }

    /** What was found before stays told. */
    private static CheckReport failed(Request request, String code, String message, String fix) {
        Problems problems = new Problems(request.name());
        request.listed().forEach(problems::add);
        problems.error(Position.startOf("product.yaml"), code, message, fix);
        return new CheckReport(problems.all(), Optional.empty());
    }
}
