package io.payung.rules.authoring.definition;

import io.payung.product.Benefit;
import io.payung.product.LifeRole;
import io.payung.product.Question.Moment;
import io.payung.product.Question.Scope;
import io.payung.product.Question;
import io.payung.product.StartTerms;
import io.payung.product.ValueType;
import io.payung.product.terms.AgeBasis;
import io.payung.product.terms.BeneficiaryTerms;
import io.payung.product.terms.Contract;
import io.payung.product.terms.CoverTerms;
import io.payung.product.terms.Exclusion;
import io.payung.product.terms.InsuredObject;
import io.payung.product.terms.Waiting;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads between whom the policy is made, and what is covered beside the benefits. */
final class PolicyTermsReader {

    private final YamlNode root;
    private final Problems problems;

    PolicyTermsReader(YamlNode root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    Contract contract() {
        YamlNode node = root.get("contract");
        String form = node.text().isEmpty() ? node.get("form").text() : node.text();
        Contract.Form found = switch (form) {
            case "family" -> Contract.Form.FAMILY;
            case "group" -> Contract.Form.GROUP;
            default -> Contract.Form.INDIVIDUAL;
        };
        boolean group = found == Contract.Form.GROUP;
        if (group && !node.get("holder").exists()) {
            problems.error(node.position(), "FIELD_MISSING", "\"holder\" is missing here: a group has a master policy",
                    "write contract: { form: group, holder: cooperative }");
        }
        if (!group && node.get("holder").exists()) {
            problems.error(node.keyPosition("holder"), "FIELD_UNKNOWN", "only a group has another holder than the applicant",
                    "write form: group, or remove it");
        }
        return new Contract(found, optional(node.get("holder")), optional(node.get("document")));
    }

    StartTerms start() {
        YamlNode node = root.get("start");
        return new StartTerms(node.get("on").text(), node.get("backdateDays").whole(0), node.get("aheadDays").whole(0));
    }

    @Nullable InsuredObject object(Map<String, Question> questions) {
        YamlNode node = root.get("object");
        YamlNode key = node.get("key");
        if (key.text().isEmpty()) {
            return null;
        }
        Question question = questions.get(key.text());
        if (question == null) {
            known(key, questions.keySet(), "NAME_UNKNOWN", "question");
        } else if (!tellsApart(question)) {
            problems.error(key.position(), "TYPE_MISMATCH", "\"" + key.text() + "\" does not tell one object from another in every quote",
                    "ask it at quote, per quote or object, with type text, choice or integer and without neededWhen");
        }
        return new InsuredObject(node.get("kind").text(), key.text());
    }

    private static boolean tellsApart(Question question) {
        boolean type = Set.of(ValueType.TEXT, ValueType.CHOICE, ValueType.INTEGER).contains(question.type());
        return type && question.askedAt() == Moment.QUOTE && question.per() != Scope.LIFE && question.neededWhen() == null;
    }

    CoverTerms cover(Symbols symbols) {
        AgeBasis basis = switch (root.get("ageBasis").text()) {
            case "nearest-birthday" -> AgeBasis.NEAREST_BIRTHDAY;
            case "at-31-december" -> AgeBasis.AT_31_DECEMBER;
            default -> AgeBasis.LAST_BIRTHDAY;
        };
        return new CoverTerms(basis, symbols.object(), uniqueness(symbols.lives()), symbols.waiting(), exclusions(symbols), beneficiaries());
    }

    private List<String> uniqueness(Map<String, LifeRole> lives) {
        Set<String> keys = new TreeSet<>(Set.of("applicant.identity"));
        lives.keySet().forEach(role -> keys.add("life." + role + ".identity"));
        if (root.get("object").exists()) {
            keys.add("object.key");
        }
        root.get("uniqueness").items().forEach(key -> known(key, keys, "ID_UNKNOWN", "key"));
        return root.get("uniqueness").texts();
    }

    /** @param benefits whose causes can be waited for */
    List<Waiting> waiting(Collection<Benefit> benefits) {
        Set<String> causes = new TreeSet<>(Set.of(Benefit.ANY_CAUSE));
        benefits.forEach(benefit -> causes.add(benefit.cause()));
        boolean everyCause = benefits.stream().anyMatch(benefit -> benefit.cause().equals(Benefit.ANY_CAUSE));
        List<Waiting> waiting = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode node : root.get("waiting").items()) {
            YamlNode cause = node.get("cause");
            if (!everyCause) {
                known(cause, causes, "ID_UNKNOWN", "benefit with the cause");
            }
            if (!cause.text().isEmpty() && !seen.add(cause.text())) {
                problems.error(cause.position(), "ID_TWICE", "there are two waiting times for \"" + cause.text() + "\"", "keep one of them");
            }
            node.get("waivedOn").items().forEach(this::allowedChange);
            String from = node.get("from").text();
            waiting.add(new Waiting(node.get("days").whole(1), cause.text(), node.get("waivedOn").texts(), from.isEmpty() ? "cover-start" : from));
        }
        return waiting;
    }

    /** What the product does not allow can waive nothing; a renewal or transfer is no change of a policy. */
    private void allowedChange(YamlNode node) {
        if (Set.of("top-up", "reschedule").contains(node.text()) && !root.get("changes").texts().contains(node.text())) {
            problems.error(node.position(), "CHANGE_NOT_ALLOWED", "the product does not allow the change \"" + node.text() + "\"",
                    "add it to changes, or remove it here");
        }
    }

    private List<Exclusion> exclusions(Symbols symbols) {
        List<Exclusion> exclusions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode node : root.get("exclusions").items()) {
            String id = node.get("id").text();
            if (!id.isEmpty() && !seen.add(id)) {
                problems.error(node.get("id").position(), "ID_TWICE", "there are two exclusions \"" + id + "\"", "rename one of them");
            }
            node.get("benefits").items().forEach(benefit -> known(benefit, symbols.benefits().keySet(), "ID_UNKNOWN", "benefit"));
            known(node.get("clause"), symbols.clauses(), "ID_UNKNOWN", "clause");
            exclusions.add(new Exclusion(id, node.get("category").text(), node.get("benefits").texts(), node.get("clause").text()));
        }
        return exclusions;
    }

    private BeneficiaryTerms beneficiaries() {
        YamlNode node = root.get("beneficiaries");
        BeneficiaryTerms usual = BeneficiaryTerms.DEFAULT;
        List<String> ranks = node.get("ranks").texts();
        String unnamed = node.get("default").text();
        String receiver = node.get("minorReceiver").text();
        return new BeneficiaryTerms(ranks.isEmpty() ? usual.ranks() : ranks, unnamed.isEmpty() ? usual.unnamed() : unnamed,
                receiver.isEmpty() ? usual.minorReceiver() : receiver, !Boolean.FALSE.equals(node.get("excludeKiller").scalar()));
    }

    private void known(YamlNode node, Collection<String> known, String code, String what) {
        Position at = node.position();
        if (!node.text().isEmpty() && !known.contains(node.text())) {
            problems.error(at, code, "there is no " + what + " \"" + node.text() + "\"", DidYouMean.among(node.text(), known));
        }
    }

    private static @Nullable String optional(YamlNode node) {
        return node.text().isEmpty() ? null : node.text();
    }
}
