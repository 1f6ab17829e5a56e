package io.payung.rules.authoring.definition;

import io.payung.product.ClaimTerms;
import io.payung.product.Contacts;
import io.payung.product.Insurer;
import io.payung.product.Languages;
import io.payung.product.PackSource;
import io.payung.product.Parameter;
import io.payung.product.PremiumTerms;
import io.payung.product.Product;
import io.payung.product.ProductId;
import io.payung.product.ProductStatus;
import io.payung.product.Question;
import io.payung.product.StartTerms;
import io.payung.rules.authoring.definition.TermsReader.Terms;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads product.yaml: plain YAML, then the schema, then what only the product as a whole can tell. For one file. */
public final class DefinitionReader {

    private static final String FILE = "product.yaml";
    private static final int DEFAULT_MAJORITY = 18;

    private final YamlNode root;
    private final Problems problems;
    private final Map<String, Position> places = new HashMap<>();

    private DefinitionReader(YamlNode root, Problems problems) {
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
        return YamlReader.read(FILE, text, problems).map(root -> new DefinitionReader(root, problems).read());
    }

    private Definition read() {
        int before = problems.count();
        Set<Position> grouped = new HashSet<>(GroupedAmounts.find(root, problems));
        grouped.addAll(OddScalars.find(root, problems));
        ProductSchema.check(root, grouped, problems);
        Terms terms = new TermsReader(root, problems).read();
        Symbols symbols = symbols(grouped, terms.languages());
        PremiumTerms premium = new PremiumReader(root.get("premium"), symbols.plans().keySet(), problems)
                .read(new FormulaReader(symbols.parameters(), symbols.questions(), places, problems), symbols.benefits().values());
        return new Definition(symbols, problems.count() == before ? product(symbols, terms, premium) : null);
    }

    private Symbols symbols(Set<Position> grouped, Languages languages) {
        NamesReader names = new NamesReader(root, grouped, places, problems);
        Map<String, Parameter> parameters = names.parameters();
        Map<String, Question> questions = names.questions();
        CoverReader cover = new CoverReader(root, places, problems);
        places.put("clauses", root.keyPosition("clauses"));
        YamlNode premiums = root.get("premium").get("modes").get("single").get("plans");
        premiums.entries().keySet().forEach(plan -> places.put("premium." + plan, premiums.keyPosition(plan)));
        root.get("clauses").items().forEach(clause -> places.putIfAbsent("clauses." + clause.text(), clause.position()));
        return new Symbols(
                languages,
                cover.lives(),
                parameters,
                questions,
                new FormulaReader(parameters, questions, places, problems).amounts(root.get("amounts")),
                cover.documents(),
                cover.plans(),
                cover.benefits(),
                root.get("clauses").texts(),
                root.get("eligibility").text().equals("everyone"),
                Map.copyOf(places));
    }

    private Product product(Symbols symbols, Terms terms, PremiumTerms premium) {
        return new Product(
                ProductId.of(text("product")),
                root.get("version").whole(1),
                ProductStatus.valueOf(text("status").toUpperCase(Locale.ROOT).replace('-', '_')),
                terms.names(),
                terms.onSale(),
                text("jurisdiction"),
                text("regime"),
                text("line"),
                terms.languages(),
                terms.currency(),
                terms.rounding(),
                new Insurer(root.get("insurer").get("name").text(), root.get("insurer").get("licence").text()),
                contacts(root.get("contacts")),
                root.get("ageOfMajority").whole(DEFAULT_MAJORITY),
                new StartTerms(root.get("start").get("backdateDays").whole(0), root.get("start").get("aheadDays").whole(0)),
                terms.duration(),
                symbols.lives(),
                symbols.parameters(),
                symbols.questions(),
                symbols.amounts(),
                symbols.documents(),
                symbols.plans(),
                symbols.benefits(),
                premium,
                symbols.clauses(),
                claims(root.get("claims")));
    }

    private static Contacts contacts(YamlNode node) {
        return new Contacts(node.get("claims").text(), node.get("complaints").text(), node.get("ombudsman").text());
    }

    private static ClaimTerms claims(YamlNode node) {
        return new ClaimTerms(node.get("reportWithin").get("days").whole(1), node.get("payWithin").get("days").whole(1));
    }

    private String text(String field) {
        return root.get(field).text();
    }
}
