package io.payung.rules.scenario.file;

import io.payung.party.Sex;
import io.payung.product.LifeRole;
import io.payung.product.PremiumMode;
import io.payung.product.Product;
import io.payung.rules.authoring.definition.YamlNode;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.scenario.file.Given.Acceptance;
import io.payung.rules.scenario.file.Given.Event;
import io.payung.rules.scenario.file.Given.Held;
import io.payung.rules.scenario.file.Given.HeldPolicy;
import io.payung.rules.scenario.file.Given.InsuredLife;
import io.payung.rules.scenario.file.Given.Person;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what a scenario gives into values, with every name looked up in the product. The shapes were checked with the schema. */
final class GivenReader {

    private final Product product;
    private final Position scenario;
    private final Problems problems;
    private final AnswerReader answers;

    GivenReader(Product product, Position scenario, Problems problems) {
        this.product = product;
        this.scenario = scenario;
        this.problems = problems;
        this.answers = new AnswerReader(product, problems);
    }

    Given read(YamlNode given) {
        String plan = needed(given, "plan", scenario);
        known(given.get("plan"), "plan", product.plans().keySet());
        known(given.get("mode"), "mode", product.premium().modes().stream().map(PremiumMode::id).toList());
        known(given.get("language"), "language", product.languages().all());
        Person applicant = given.get("applicant").exists() ? person(given.get("applicant")) : nobody(given);
        return new Given(
                plan,
                textOrNull(given, "mode"),
                text(given, "channel", "app"),
                textOrNull(given, "language"),
                date(given.get("coverStart")),
                applicant,
                lives(given.get("lives"), applicant),
                answers.atQuote(given.get("answers")),
                held(given.get("held")),
                textOrNull(given, "guardian"),
                given.get("consent").exists() ? consent(given.get("consent")) : null,
                given.get("event").exists() ? event(given.get("event"), given.get("lives")) : null);
    }

    private Person nobody(YamlNode given) {
        problems.error(scenario, "FIELD_MISSING", "\"applicant\" is missing in what is given", "add applicant: { age: 30 }");
        return new Person(0, null, Sex.FEMALE);
    }

    private Person person(YamlNode node) {
        Integer age = node.get("age").number().map(BigDecimal::intValue).orElse(null);
        LocalDate birthDate = date(node.get("birthDate"));
        if ((age == null) == (birthDate == null)) {
            problems.error(node.position(), "AGE_OR_BIRTH_DATE", age == null ? "neither age nor birthDate is given" : "age and birthDate are both given",
                    "give one of the two; a ~ takes the other away");
        }
        return new Person(age, birthDate, node.get("sex").text().equals("male") ? Sex.MALE : Sex.FEMALE);
    }

    private Map<String, InsuredLife> lives(YamlNode node, Person applicant) {
        Map<String, InsuredLife> lives = new LinkedHashMap<>();
        node.entries().forEach((name, life) -> lives.put(name, life(name, life, node.keyPosition(name), applicant)));
        return lives;
    }

    private InsuredLife life(String name, YamlNode life, Position at, Person applicant) {
        String id = text(life, "role", name);
        LifeRole role = product.lives().get(id);
        if (role == null) {
            problems.error(life.get("role").exists() ? life.get("role").position() : at, "VALUE_UNKNOWN", "\"" + id + "\" is no role of the product",
                    DidYouMean.among(id, product.lives().keySet()));
        }
        List<String> relations = role == null ? List.of() : role.relations();
        if (!life.get("relation").exists() && relations.size() > 1) {
            problems.error(at, "FIELD_MISSING", "\"relation\" is missing here", "write one of: " + String.join(", ", relations));
        }
        String relation = text(life, "relation", relations.isEmpty() ? "" : relations.get(0));
        boolean self = role != null && product.isApplicant(id, relation);
        if (self && (life.get("age").exists() || life.get("birthDate").exists() || life.get("sex").exists())) {
            problems.error(at, "LIFE_IS_APPLICANT", "the relation \"" + relation + "\" is the applicant", "give age and sex of the applicant instead");
        }
        Held own = life.get("held").exists() ? held(life.get("held")) : null;
        return new InsuredLife(id, relation, self ? applicant : person(life), answers.atQuote(life.get("answers")), own);
    }

    private Held held(YamlNode node) {
        if (!node.exists()) {
            return Held.NOTHING;
        }
        YamlNode policies = node.get("policies");
        if (policies.exists() && node.entries().size() > 1) {
            problems.error(policies.position(), "HELD_TWICE", "the figures follow from the policies", "give either policies, or count, sumInsured and overlaps");
        }
        BigDecimal sum = node.get("sumInsured").number().orElse(BigDecimal.ZERO);
        return new Held(node.get("count").whole(0), sum, Boolean.TRUE.equals(node.get("overlaps").scalar()),
                policies.exists() ? policies.items().stream().map(this::policy).toList() : null);
    }

    private HeldPolicy policy(YamlNode node) {
        LocalDate from = date(node.get("from"));
        LocalDate until = date(node.get("until"));
        if (from != null && until != null && until.isBefore(from)) {
            problems.error(node.get("until").position(), "VALUE_RANGE", "the cover ends before it starts", "exchange the two days");
        }
        LocalDate none = LocalDate.EPOCH;
        return new HeldPolicy(from == null ? none : from, until == null ? none : until, node.get("sumInsured").number().orElse(BigDecimal.ZERO));
    }

    private Acceptance consent(YamlNode node) {
        YamlNode accept = node.get("accept");
        accept.items().forEach(item -> known(item, "clause", product.clauses()));
        return new Acceptance(textOrNull(node, "by"), text(node, "method", "checkbox"), accept.exists() ? accept.texts() : null);
    }

    private Event event(YamlNode node, YamlNode lives) {
        exclusive(node, "date", "afterDays", true);
        exclusive(node, "reportedOn", "reportedAfterDays", false);
        List<String> papers = new ArrayList<>();
        product.documents().values().forEach(document -> papers.addAll(document.oneOf()));
        node.get("documents").items().forEach(item -> known(item, "kind of paper", papers));
        return new Event(
                needed(node, "cause", node.position()),
                needed(node, "consequence", node.position()),
                text(node, "place", "home"),
                placeOf(node.get("life"), List.copyOf(lives.entries().keySet())),
                date(node.get("date")),
                node.get("afterDays").whole(0),
                date(node.get("reportedOn")),
                node.get("reportedAfterDays").whole(0),
                node.get("documents").texts(),
                answers.atClaim(node.get("answers")));
    }

    private @Nullable String placeOf(YamlNode life, List<String> lives) {
        if (!life.exists()) {
            return null;
        }
        if (!lives.contains(life.text())) {
            problems.error(life.position(), "NAME_UNKNOWN", "no life is called \"" + life.text() + "\"", DidYouMean.among(life.text(), lives));
        }
        return "lives/" + lives.indexOf(life.text());
    }

    private void exclusive(YamlNode node, String one, String other, boolean needed) {
        boolean first = node.get(one).exists();
        boolean second = node.get(other).exists();
        if (first && second || needed && !first && !second) {
            problems.error(node.position(), first ? "FIELD_TWICE" : "FIELD_MISSING", first ? one + " and " + other + " are both given"
                    : "neither " + one + " nor " + other + " is given", "give one of the two; a ~ takes the other away");
        }
    }

    private String needed(YamlNode node, String key, Position at) {
        if (!node.get(key).exists()) {
            problems.error(at, "FIELD_MISSING", "\"" + key + "\" is missing in what is given", "add " + key + ":");
        }
        return node.get(key).text();
    }

    private void known(YamlNode node, String kind, Collection<String> known) {
        if (node.exists() && !known.contains(node.text())) {
            problems.error(node.position(), "NAME_UNKNOWN", "product.yaml has no " + kind + " \"" + node.text() + "\"", DidYouMean.among(node.text(), known));
        }
    }

    private @Nullable LocalDate date(YamlNode node) {
        return Dates.read(node, problems).orElse(null);
    }

    private static String text(YamlNode node, String key, String fallback) {
        return node.get(key).exists() ? node.get(key).text() : fallback;
    }

    private static @Nullable String textOrNull(YamlNode node, String key) {
        return node.get(key).exists() ? node.get(key).text() : null;
    }
}
