package io.payung.rules.authoring;

import io.payung.product.PackSource;
import io.payung.rules.authoring.FolderPass.Step;
import io.payung.rules.authoring.grid.WorkbookReader;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.source.RawFiles;
import io.payung.rules.authoring.source.SourceReader;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.PackCompiler;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

/**
 * Checks a product folder from its bytes to its rules, and compiles what is free of problems, in this process: for folders of one's own. Public
 * for the ServiceLoader.
 */
public final class FolderCompiler implements PackCompiler {

    @Override
    public boolean isIsolated() {
        return false;
    }

    @Override
    public CheckReport check(Path folder) {
        Problems problems = new Problems(nameOf(folder));
        RawFiles files = SourceReader.list(folder, problems);
        return check(nameOf(folder), files, problems.all());
    }

    /**
     * The same for files that were read already.
     *
     * @param name   stands before every path
     * @param listed what is known to be wrong with the folder
     */
    public CheckReport check(String name, RawFiles files, List<Problem> listed) {
        Problems problems = new Problems(name);
        listed.forEach(problems::add);
        return new FolderPass(SourceReader.read(files, WorkbookReader::text, problems), problems, EnumSet.allOf(Step.class)).report();
    }

    /**
     * What there is to say about a source in memory without compiling it: at once, and without a pack.
     *
     * @param name stands before every path
     */
    public CheckReport review(String name, PackSource source) {
        Problems problems = new Problems(name);
        return new FolderPass(SourceReader.check(source, problems), problems, EnumSet.of(Step.LINT)).report();
    }

    @Override
    public CompiledPack compile(Path folder) {
        return packOf(check(folder));
    }

    @Override
    public CompiledPack compile(PackSource source) {
        return packOf(recompile(nameOf(source), source));
    }

    /**
     * Compiles a stored source again, without lint: what was sold from once stays readable, however much more is checked today.
     *
     * @param name stands before every path
     */
    public CheckReport recompile(String name, PackSource source) {
        Problems problems = new Problems(name);
        return new FolderPass(SourceReader.check(source, problems), problems, EnumSet.of(Step.COMPILE)).report();
    }

    /** The pack of a report. @throws PackProblems with every problem when there is none */
    public static CompiledPack packOf(CheckReport report) {
        return report.pack().orElseThrow(() -> new PackProblems(report.problems()));
    }

    /** What stands before the paths of a folder. */
    public static String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "product" : name.toString();
    }

    /** What stands before the paths of a stored source. */
    public static String nameOf(PackSource source) {
        return source.digest().substring(0, 12);
    }
}
