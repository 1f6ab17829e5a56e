package io.payung.rules.authoring.definition;

import io.payung.product.Benefit;
import io.payung.product.ClaimTerms;
import io.payung.product.Contacts;
import io.payung.product.CoverDuration;
import io.payung.product.Insurer;
import io.payung.product.LifeRole;
import io.payung.product.PackSource;
import io.payung.product.Parameter;
import io.payung.product.Plan;
import io.payung.product.PremiumTerms;
import io.payung.product.Product;
import io.payung.product.ProductId;
import io.payung.product.ProductStatus;
import io.payung.product.Question;
import io.payung.product.StartTerms;
import io.payung.product.terms.AfterSaleTerms;
import io.payung.product.terms.Contract;
import io.payung.product.terms.CoverTerms;
import io.payung.product.terms.RateTable;
import io.payung.product.terms.SaleTerms;
import io.payung.rules.authoring.definition.TermsReader.Terms;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads product.yaml: plain YAML, then the schema, then what only the product as a whole can tell. For one file. */
public final class DefinitionReader {

    private static final String FILE = "product.yaml";
    private static final int DEFAULT_MAJORITY = 18;

    private final PackSource source;
    private final YamlNode root;
    private final Problems problems;
    private final Map<String, Position> places = new HashMap<>();

    private DefinitionReader(PackSource source, YamlNode root, Problems problems) {
        this.source = source;
        this.root = root;
        this.problems = problems;
    }

    /** What product.yaml defines; empty after a problem because of which nothing of it can be understood. */
    public static Optional<Definition> read(PackSource source, Problems problems) {
        String text = source.files().get(FILE);
        if (text == null) {
            if (problems.count() == 0) {
                problems.error(Position.startOf(FILE), "PRODUCT_YAML_MISSING", "the folder has no product.yaml", "add product.yaml");
            }
            return Optional.empty();
        }
        Optional<YamlNode> root = YamlReader.read(FILE, text, problems);
        root.ifPresent(node -> TopLevelLines.check(FILE, text, node, problems));
        return root.map(node -> read(source, node, problems));
    }

    private static Definition read(PackSource source, YamlNode root, Problems problems) {
        int before = problems.count();
        Set<Position> grouped = GroupedAmounts.find(root, problems);
        ProductSchema.check(root, grouped, problems);
        return new DefinitionReader(source, MisspeltSections.corrected(root), problems).read(grouped, before);
    }

    /** @param before problems that were there before the file was read */
    private Definition read(Set<Position> grouped, int before) {
        Terms terms = new TermsReader(root, problems).read();
        SaleReader sale = new SaleReader(root, problems);
        Sold sold = new Sold(sale.insurer(), sale.contacts(), sale.terms());
        NamesReader names = new NamesReader(root, grouped, places, problems);
        Map<String, Parameter> parameters = names.parameters();
        Map<String, Question> questions = names.questions(parameters);
        CoverReader cover = new CoverReader(root, places, problems);
        Map<String, LifeRole> lives = cover.lives();
        Map<String, Plan> plans = cover.plans();
        FormulaReader formulas = new FormulaReader(parameters, questions, places, insuresSeveral(lives, plans), problems);
        PolicyTermsReader policy = new PolicyTermsReader(root, problems);
        Map<String, Benefit> benefits = new BenefitReader(root, formulas, places, problems).read();
        places.put("clauses", root.keyPosition("clauses"));
        root.get("premium").get("modes").entries().forEach((mode, node) -> plans.keySet().forEach(plan -> places.put(
                "premium." + mode + "." + plan,
                node.get("plans").exists() ? node.get("plans").keyPosition(plan) : node.keyPosition("amount"))));
        root.get("clauses").items().forEach(clause -> places.putIfAbsent("clauses." + clause.text(), clause.position()));
        Symbols symbols = new Symbols(terms.languages(), lives, parameters, questions, formulas.amounts(root.get("amounts")), cover.documents(),
                plans, benefits, root.get("clauses").texts(), root.get("eligibility").text().equals("everyone"), policy.object(questions),
                policy.waiting(benefits.values()),
                new ReferralReader(parameters, questions, problems).read(root.get("claims").get("referWhen")), Map.copyOf(places));
        return definition(symbols, terms, sold, formulas, before);
    }

    /** Reads what needs everything else, and puts the product together unless there was a problem. */
    private Definition definition(Symbols symbols, Terms terms, Sold sold, FormulaReader formulas, int before) {
        PolicyTermsReader policy = new PolicyTermsReader(root, problems);
        PayerReader payers = new PayerReader(root, symbols.questions(), symbols.parameters(), problems);
        PremiumTerms premium = new PremiumReader(root.get("premium"), symbols.plans().keySet(), problems)
                .read(formulas, symbols.benefits().values(), payers);
        CoverDuration duration = new DurationReader(root.get("duration"), symbols.questions(), problems).read();
        new InstalmentCheck(root.get("premium").get("modes"), duration, problems).check(premium);
        AfterSaleReader afterSale = new AfterSaleReader(root, problems);
        After after = new After(policy.contract(), policy.start(), duration, policy.cover(symbols), afterSale.terms(), afterSale.claims(),
                new TablesReader(source, root, symbols, duration, problems).read(premium));
        return new Definition(symbols, problems.count() == before ? product(symbols, terms, sold, premium, after) : null);
    }

    /** Who sells. */
    private record Sold(Insurer insurer, Contacts contacts, SaleTerms terms) {}

    /** What holds from the sale on. */
    private record After(Contract contract, StartTerms start, CoverDuration duration, CoverTerms cover, AfterSaleTerms afterSale,
            ClaimTerms claims, Map<String, RateTable> tables) {}

    private static boolean insuresSeveral(Map<String, LifeRole> lives, Map<String, Plan> plans) {
        return plans.values().stream()
                .anyMatch(plan -> plan.lives().stream().map(lives::get).filter(Objects::nonNull).mapToInt(LifeRole::max).sum() > 1);
    }

    private Product product(Symbols symbols, Terms terms, Sold sold, PremiumTerms premium, After after) {
        return new Product(
                ProductId.of(text("product")), root.get("version").whole(1),
                ProductStatus.valueOf(text("status").toUpperCase(Locale.ROOT).replace('-', '_')),
                terms.names(), terms.onSale(), text("jurisdiction"), text("regime"), text("line"), terms.languages(), terms.currency(),
                terms.rounding(), sold.insurer(), sold.contacts(), root.get("ageOfMajority").whole(DEFAULT_MAJORITY),
                after.start(), after.duration(), symbols.lives(), symbols.parameters(), symbols.questions(), symbols.amounts(),
                symbols.documents(), symbols.plans(), symbols.benefits(), premium, symbols.clauses(), after.claims(), text("basis"),
                after.contract(), sold.terms(), after.cover(), after.afterSale(), after.tables());
    }

    private String text(String field) {
        return root.get(field).text();
    }
}
