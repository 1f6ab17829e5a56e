package io.payung.rules.authoring;

import io.payung.product.PackSource;
import io.payung.rules.authoring.FolderPass.Step;
import io.payung.rules.authoring.grid.WorkbookReader;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.source.SourceReader;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.PackCompiler;
import io.payung.rules.pack.PackProblems;
import java.nio.file.Path;
import java.util.EnumSet;

/** Checks a product folder from its bytes to its rules, and compiles what is free of problems. Public for the ServiceLoader. */
public final class FolderCompiler implements PackCompiler {

    @Override
    public CheckReport check(Path folder) {
        Problems problems = new Problems(nameOf(folder));
        return new FolderPass(SourceReader.read(folder, WorkbookReader::text, problems), problems, EnumSet.allOf(Step.class)).report();
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

    /** Without lint: what was sold from once stays readable, however much more is checked today. */
    @Override
    public CompiledPack compile(PackSource source) {
        Problems problems = new Problems(source.digest().substring(0, 12));
        return packOf(new FolderPass(SourceReader.check(source, problems), problems, EnumSet.of(Step.COMPILE)).report());
    }

    private static CompiledPack packOf(CheckReport report) {
        return report.pack().orElseThrow(() -> new PackProblems(report.problems()));
    }

    private static String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "product" : name.toString();
    }
}
