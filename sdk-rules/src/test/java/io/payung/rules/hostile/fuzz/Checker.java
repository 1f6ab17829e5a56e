package io.payung.rules.hostile.fuzz;

import io.payung.fault.PayungException;
import io.payung.product.Formula;
import io.payung.product.PackSource;
import io.payung.product.RuleSet;
import io.payung.rules.HostileRoutes;
import io.payung.rules.authoring.definition.DefinitionReader;
import io.payung.rules.authoring.dialect.CheckedRules;
import io.payung.rules.authoring.dialect.RuleSetReader;
import io.payung.rules.authoring.grid.GridReader;
import io.payung.rules.authoring.sentence.SentenceReader;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.source.SourceReader;
import io.payung.rules.authoring.syntax.DrlParser;
import io.payung.rules.authoring.syntax.RuleNode;
import io.payung.rules.authoring.table.TableReader;
import io.payung.rules.formula.FormulaEvaluator;
import io.payung.rules.formula.ParsedFormula;
import io.payung.rules.packfile.PackFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Hands an input to the part of the checker that reads it, by the same steps as a check of a folder. What it throws is a finding. */
final class Checker {

    private static final Set<String> PACK_CODES = Set.of("PACK_ARCHIVE_REFUSED", "PACK_ALTERED", "PACK_FORMAT_MISMATCH", "PACK_UNREADABLE",
            "CLASS_NOT_ALLOWED");
    private static final Set<String> DECISION_CODES = Set.of("FORMULA_FAILED", "FORMULA_INPUT_MISSING");

    private final Ground ground;
    private final FormulaEvaluator evaluator = new FormulaEvaluator(RoundingMode.HALF_UP);

    Checker(Ground ground) {
        this.ground = ground;
    }

    Checked rules(RuleSet set, Format format, String text) {
        Problems problems = new Problems("fuzz");
        String file = set.fileName() + format.ending();
        PackSource source = SourceReader.check(new PackSource(new TreeMap<>(Map.of(file, text))), problems);
        String canonical = source.files().get(file);
        if (canonical == null) {
            return refused(problems);
        }
        List<RuleNode> nodes = switch (format) {
            case TABLE -> GridReader.csv(file, canonical, problems).map(grid -> TableReader.rules(grid, problems)).orElse(List.of());
            case SENTENCES -> SentenceReader.read(file, canonical, set, ground.symbols(), problems);
            default -> DrlParser.parse(file, canonical, problems);
        };
        CheckedRules rules = new RuleSetReader(ground.symbols(), problems).read(set, nodes);
        return problems.count() > 0 ? refused(problems) : new Checked(true, set, rules.rules());
    }

    /** A refusal without a problem would be silence. */
    private static Checked refused(Problems problems) {
        if (problems.all().isEmpty()) {
            throw new IllegalStateException("refused without a problem");
        }
        return Checked.REFUSED;
    }

    /** Also evaluates what is a formula: that gives a number or a documented refusal, and MVEL understands every formula that we do. */
    Checked formula(String text, Dice dice) {
        ParsedFormula parsed = ParsedFormula.of(text);
        if (parsed.fault().isPresent()) {
            return Checked.REFUSED;
        }
        Set<String> reads = new TreeSet<>();
        parsed.names().forEach(use -> reads.add(use.name()));
        Map<String, Object> inputs = new HashMap<>();
        reads.forEach(name -> inputs.put(name, input(dice)));
        parsed.names().stream().filter(use -> use.use() == ParsedFormula.Use.LOAN_METHOD).forEach(use -> inputs.put(use.name(), dice.of("annuity", "flat")));
        try {
            BigDecimal value = evaluator.evaluate(new Formula("fuzz", text, new TreeSet<>(reads)), inputs);
            new Expected(text, inputs).compare(value);
        } catch (PayungException e) {
            boolean arithmetic = e.getCause() == null || e.getCause() instanceof ArithmeticException || isArithmetic(e.getCause());
            if (!DECISION_CODES.contains(e.code()) || !arithmetic) {
                throw e;
            }
        }
        return Checked.ACCEPTED;
    }

    /** MVEL wraps what a method threw. */
    private static boolean isArithmetic(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ArithmeticException) {
                return true;
            }
        }
        return false;
    }

    private static BigDecimal input(Dice dice) {
        return new BigDecimal(dice.of("0", "1", "24", "0.5", "2500000", "-3", "1E+3", "99999999999999999999999999999999999999", "0.000000000000000001"));
    }

    Checked definition(PackSource source) {
        Problems problems = new Problems("fuzz");
        PackSource checked = SourceReader.check(source, problems);
        DefinitionReader.read(checked, problems);
        return problems.count() > 0 ? Checked.REFUSED : Checked.ACCEPTED;
    }

    Checked pack(byte[] bytes) {
        try {
            HostileRoutes.serve(PackFile.of(bytes).pack());
            return Checked.ACCEPTED;
        } catch (PayungException e) {
            if (!PACK_CODES.contains(e.code())) {
                throw e;
            }
            return Checked.REFUSED;
        }
    }
}
