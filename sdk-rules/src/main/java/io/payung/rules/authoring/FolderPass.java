package io.payung.rules.authoring;

import io.payung.product.ClauseText;
import io.payung.product.PackSource;
import io.payung.product.Product;
import io.payung.product.ProductTexts;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.definition.Definition;
import io.payung.rules.authoring.definition.DefinitionReader;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.dialect.DroolsCompiler;
import io.payung.rules.authoring.dialect.ReadRules;
import io.payung.rules.authoring.dialect.RuleSetReader;
import io.payung.rules.authoring.lint.Draft;
import io.payung.rules.authoring.lint.Lint;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.RuleNode;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.CompiledRules;
import io.payung.rules.pack.NotAnalysed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes once over the files of a product: definition, rules, texts, lint, and the compiler if nothing is wrong. For one product. */
final class FolderPass {

    /** Forgotten, these would leave consent or claims to chance; a product without coverage rules merely lowers no limit. */
    private static final Set<RuleSet> NEEDED = EnumSet.of(RuleSet.CONSENT, RuleSet.CLAIM_DOCUMENTS);

    private final PackSource source;
    private final Problems problems;
    private final Set<Step> steps;
    /** Whether every file could be read: what was refused is missing in the source, and in the digest that an approval would name. */
    private final boolean complete;

    /** What a pass may do beside reading. */
    enum Step {
        /** Asks for an approval, and looks for what is sound but hardly meant; not for what was sold from already. */
        LINT,
        COMPILE
    }

    FolderPass(PackSource source, Problems problems, Set<Step> steps) {
        this.source = source;
        this.problems = problems;
        this.steps = steps;
        this.complete = problems.count() == 0;
    }

    CheckReport report() {
        Optional<Definition> definition = DefinitionReader.read(source, problems);
        if (definition.isEmpty()) {
            return new CheckReport(problems.all(), Optional.empty());
        }
        Symbols symbols = definition.get().symbols();
        List<ReadRules> rules = rules(symbols);
        TextChecks checks = new TextChecks(source, symbols, problems);
        Map<String, Map<String, ClauseText>> clauses = checks.clauses();
        Map<String, Map<String, String>> texts = MessagesReader.read(source, problems);
        checks.messages(rules, texts);
        Optional.ofNullable(definition.get().product()).ifPresent(this::approval);
        List<NotAnalysed> notAnalysed =
                steps.contains(Step.LINT) ? Lint.check(new Draft(source, definition.get(), rules, texts), problems) : List.of();
        Optional<CompiledPack> pack = compiled(definition.get().product(), rules, clauses, texts);
        return new CheckReport(problems.all(), pack, notAnalysed);
    }

    private void approval(Product product) {
        ApprovalCheck check = new ApprovalCheck(product, source, problems);
        check.checkStops();
        if (complete) {
            check.checkContent();
        }
        if (complete && steps.contains(Step.LINT)) {
            check.checkStated();
        }
    }

    private Optional<CompiledPack> compiled(@Nullable Product product, List<ReadRules> rules, Map<String, Map<String, ClauseText>> clauses,
            Map<String, Map<String, String>> texts) {
        if (problems.count() > 0 || product == null || !steps.contains(Step.COMPILE)) {
            return Optional.empty();
        }
        CompiledRules compiled = DroolsCompiler.compile(rules.stream().map(ReadRules::checked).toList(), problems);
        return problems.count() > 0 ? Optional.empty()
                : Optional.of(new CompiledPack(product, new ProductTexts(product.languages(), texts), clauses, source, compiled));
    }

    private List<ReadRules> rules(Symbols symbols) {
        List<ReadRules> rules = new ArrayList<>();
        RuleSetReader reader = new RuleSetReader(symbols, problems);
        RuleFiles files = new RuleFiles(source, symbols, problems);
        for (RuleSet set : RuleSet.values()) {
            Optional<String> found = files.of(set);
            found.ifPresent(file -> {
                List<RuleNode> written = nodes(set, files.rules(set, file), symbols);
                rules.add(new ReadRules(set, file, written, reader.read(set, written)));
            });
            String file = found.orElse(set.fileName() + ".drl");
            if (found.isEmpty() && NEEDED.contains(set) && !files.broken(set)) {
                problems.error(Position.startOf(file), "RULES_MISSING", "there is no " + file,
                        "add it; without it nobody would have to accept a clause or to prove a claim");
            }
            if (set == RuleSet.ELIGIBILITY && !files.broken(set)) {
                boolean none = found.isEmpty() || rules.get(0).written().isEmpty();
                eligibility(file, none, symbols);
            }
        }
        return rules;
    }

    /** The rules of a file, and those that stand in product.yaml. */
    private static List<RuleNode> nodes(RuleSet set, List<RuleNode> written, Symbols symbols) {
        List<RuleNode> nodes = new ArrayList<>(written);
        if (set == RuleSet.CLAIM_DOCUMENTS) {
            nodes.addAll(symbols.referrals());
        }
        return nodes;
    }

    /** A forgotten file must not sell to everyone; the designer has to say so. */
    private void eligibility(String file, boolean none, Symbols symbols) {
        if (none && !symbols.everyoneEligible()) {
            problems.error(Position.startOf(file), "ELIGIBILITY_MISSING", "there is no eligibility rule",
                    "write one, or say in product.yaml: eligibility: everyone");
        }
        if (!none && symbols.everyoneEligible()) {
            problems.error(Position.startOf(file), "ELIGIBILITY_CONTRADICTS",
                    "product.yaml says eligibility: everyone, and there are rules",
                    "remove one of the two");
        }
    }
}
