package io.payung.rules.authoring;

import io.payung.product.PackSource;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.grid.GridReader;
import io.payung.rules.authoring.sentence.SentenceReader;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.DrlParser;
import io.payung.rules.authoring.syntax.RuleNode;
import io.payung.rules.authoring.table.TableReader;
import java.util.List;
import java.util.Optional;

/** Finds the one file of each rule set and reads it by its format. */
final class RuleFiles {

    private static final List<String> FORMATS = List.of(".drl", ".drl.xlsx", ".drl.csv", ".dslr");

    private final PackSource source;
    private final Symbols symbols;
    private final Problems problems;

    RuleFiles(PackSource source, Symbols symbols, Problems problems) {
        this.source = source;
        this.symbols = symbols;
        this.problems = problems;
    }

    /** The file of the set; a second one is a problem. */
    Optional<String> of(RuleSet set) {
        List<String> found = FORMATS.stream().map(format -> set.fileName() + format).filter(source.files()::containsKey).toList();
        for (String other : found.stream().skip(1).toList()) {
            problems.error(Position.startOf(other), "RULES_IN_TWO_FILES", "these rules stand in " + found.get(0) + " already",
                    "keep one of the two files");
        }
        return found.stream().findFirst();
    }

    /** Whether a file of the set has a problem, so that nothing can be said about what is missing. */
    boolean broken(RuleSet set) {
        return FORMATS.stream().anyMatch(format -> problems.anyIn(set.fileName() + format));
    }

    List<RuleNode> rules(RuleSet set, String file) {
        String text = source.files().get(file);
        if (file.endsWith(".drl.csv")) {
            return GridReader.csv(file, text, problems).map(grid -> TableReader.rules(grid, problems)).orElse(List.of());
        }
        if (file.endsWith(".drl.xlsx")) {
            return GridReader.canonical(file, text, problems).map(grid -> TableReader.rules(grid, problems)).orElse(List.of());
        }
        if (file.endsWith(".dslr")) {
            return SentenceReader.read(file, text, set, symbols, problems);
        }
        return DrlParser.parse(file, text, problems);
    }
}
