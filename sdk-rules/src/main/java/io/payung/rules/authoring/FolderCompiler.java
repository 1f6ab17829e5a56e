package io.payung.rules.authoring;

import io.payung.product.ClauseText;
import io.payung.product.PackSource;
import io.payung.product.Product;
import io.payung.product.ProductTexts;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.definition.Definition;
import io.payung.rules.authoring.definition.DefinitionReader;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.dialect.CheckedRules;
import io.payung.rules.authoring.dialect.DroolsCompiler;
import io.payung.rules.authoring.dialect.RuleSetReader;
import io.payung.rules.authoring.grid.WorkbookReader;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.source.SourceReader;
import io.payung.rules.authoring.syntax.RuleNode;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.CompiledRules;
import io.payung.rules.pack.PackCompiler;
import io.payung.rules.pack.PackProblems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Checks a product folder from its bytes to its rules, and compiles what is free of problems. Public for the ServiceLoader. */
public final class FolderCompiler implements PackCompiler {

    /** Forgotten, these would leave consent or claims to chance; a product without coverage rules merely lowers no limit. */
    private static final Set<RuleSet> NEEDED = EnumSet.of(RuleSet.CONSENT, RuleSet.CLAIM_DOCUMENTS);

    @Override
    public CheckReport check(Path folder) {
        Problems problems = new Problems(nameOf(folder));
        try {
            CompiledPack pack = compile(SourceReader.read(folder, WorkbookReader::text, problems), problems);
            return new CheckReport(problems.all(), Optional.of(pack));
        } catch (PackProblems e) {
            return new CheckReport(e.problems(), Optional.empty());
        }
    }

    @Override
    public CompiledPack compile(Path folder) {
        Problems problems = new Problems(nameOf(folder));
        return compile(SourceReader.read(folder, WorkbookReader::text, problems), problems);
    }

    private static String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "product" : name.toString();
    }

    @Override
    public CompiledPack compile(PackSource source) {
        Problems problems = new Problems(source.digest().substring(0, 12));
        return compile(SourceReader.check(source, problems), problems);
    }

    private static CompiledPack compile(PackSource source, Problems problems) {
        Optional<Definition> definition = DefinitionReader.read(source, problems);
        if (definition.isEmpty()) {
            problems.throwIfAny();
            throw new IllegalStateException("a definition that cannot be read has a problem");
        }
        Symbols symbols = definition.get().symbols();
        List<CheckedRules> rules = rules(source, symbols, problems);
        TextChecks checks = new TextChecks(source, symbols, problems);
        Map<String, Map<String, ClauseText>> clauses = checks.clauses();
        Map<String, Map<String, String>> texts = MessagesReader.read(source, problems);
        checks.messages(rules, texts);
        Optional.ofNullable(definition.get().product()).ifPresent(product -> new ApprovalCheck(product, source, problems).check());
        problems.throwIfAny();
        CompiledRules compiled = DroolsCompiler.compile(rules, problems);
        problems.throwIfAny();
        Product product = Objects.requireNonNull(definition.get().product(), "a definition without problems is a product");
        return new CompiledPack(product, new ProductTexts(product.languages(), texts), clauses, source, compiled);
    }

    private static List<CheckedRules> rules(PackSource source, Symbols symbols, Problems problems) {
        List<CheckedRules> rules = new ArrayList<>();
        RuleSetReader reader = new RuleSetReader(symbols, problems);
        RuleFiles files = new RuleFiles(source, symbols, problems);
        for (RuleSet set : RuleSet.values()) {
            Optional<String> found = files.of(set);
            found.ifPresent(file -> rules.add(reader.read(set, nodes(set, files.rules(set, file), symbols))));
            String file = found.orElse(set.fileName() + ".drl");
            if (found.isEmpty() && NEEDED.contains(set) && !files.broken(set)) {
                problems.error(Position.startOf(file), "RULES_MISSING", "there is no " + file,
                        "add it; without it nobody would have to accept a clause or to prove a claim");
            }
            if (set == RuleSet.ELIGIBILITY && !files.broken(set)) {
                boolean none = found.isEmpty() || problems.count() == 0 && rules.get(0).rules().isEmpty();
                eligibility(file, none, symbols, problems);
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
    private static void eligibility(String file, boolean none, Symbols symbols, Problems problems) {
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
