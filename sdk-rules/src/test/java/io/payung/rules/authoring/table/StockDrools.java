package io.payung.rules.authoring.table;

import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.DrlParser;
import io.payung.rules.authoring.syntax.RuleNode;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;

/** The oracle: a sheet as Drools itself has always expanded it, read by the parser of {@code .drl} files. */
final class StockDrools {

    private StockDrools() {}

    static List<RuleNode> rules(byte[] sheet, InputType type) {
        String drl = new SpreadsheetCompiler().compile(new ByteArrayInputStream(sheet), type);
        Problems problems = new Problems("stock");
        List<RuleNode> rules = DrlParser.parse("expanded.drl", drl.substring(drl.indexOf("\nrule \"")), problems);
        if (problems.count() > 0) {
            throw new IllegalStateException(problems.all() + "\n" + drl);
        }
        return rules;
    }
}
