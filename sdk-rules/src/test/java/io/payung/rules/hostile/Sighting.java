package io.payung.rules.hostile;

import io.payung.product.PackSource;
import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.authoring.grid.WorkbookReader;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.source.SourceReader;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.Problem.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the real check said of an entry.
 *
 * @param layer which layer the first problem came from; 0 when there is none
 */
record Sighting(int layer, String code, String place, String all, Optional<CompiledPack> pack) {

    /** Found among the cells of a workbook that could be opened, so the zip file held no surprise. */
    private static final Pattern OF_CELLS = Pattern.compile("SHEET_.*|CELL_.*|ROW_HIDDEN|COLUMN_HIDDEN|TABLE_TOO_LARGE");

    /** Writes the folder and checks it as a designer's tool does; what passes is decided with. */
    static Sighting of(HostilePack pack, Path folder) {
        if (pack.delta().files().containsKey(Archives.FILE)) {
            return Archived.of(pack.delta().files().get(Archives.FILE));
        }
        write(pack, folder);
        Problems first = new Problems(folder.getFileName().toString());
        PackSource source = SourceReader.read(SourceReader.list(folder, first), WorkbookReader::text, first);
        boolean formula = pack.cell() == Cell.DECIDE_FORMULAS;
        boolean compiles = !formula && (!pack.passes() || pack.cell() == Cell.DECIDE_DRL);
        CheckReport report = compiles ? new FolderCompiler().check(folder) : new FolderCompiler().review(folder.getFileName().toString(), source);
        List<Problem> errors = report.problems().stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
        if (errors.isEmpty() && formula) {
            return Deciding.formula(pack, source);
        }
        if (errors.isEmpty()) {
            return report.pack().map(compiled -> Deciding.rules(pack, compiled)).orElse(new Sighting(0, HostilePack.DECIDES, "", "", Optional.empty()));
        }
        Problem problem = errors.stream().filter(one -> isExpected(one, pack)).findFirst().orElse(errors.get(0));
        boolean bounded = first.all().contains(problem) && !OF_CELLS.matcher(problem.code()).matches();
        return new Sighting(bounded ? 1 : 2, problem.code(), place(problem), errors.toString(), Optional.empty());
    }

    private static boolean isExpected(Problem problem, HostilePack pack) {
        return problem.code().equals(pack.code()) && place(problem).equals(pack.place());
    }

    private static String place(Problem problem) {
        return problem.place().substring(problem.path().indexOf('/') + 1);
    }

    static void write(HostilePack pack, Path folder) {
        (pack.delta().base().equals("small") ? SmallProduct.folder() : SmallProduct.whole()).writeTo(folder);
        try {
            for (var file : pack.delta().files().entrySet()) {
                byte @Nullable [] content = file.getValue();
                Path path = folder.resolve(file.getKey());
                if (content == null) {
                    Files.deleteIfExists(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.write(path, content);
                }
            }
            for (var link : pack.delta().links().entrySet()) {
                Files.deleteIfExists(folder.resolve(link.getKey()));
                Files.createSymbolicLink(folder.resolve(link.getKey()), Path.of(link.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a folder can be written", e);
        }
    }
}
