package io.payung.rules.authoring.definition;

import io.payung.product.Parameter;
import io.payung.product.PremiumTerms.Charge;
import io.payung.product.Question.Moment;
import io.payung.product.Question.Scope;
import io.payung.product.Question;
import io.payung.product.ValueType;
import io.payung.product.terms.AnswerTest;
import io.payung.product.terms.Duty;
import io.payung.product.terms.Payer;
import io.payung.rules.authoring.definition.AnswerTestReader.Answer;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what is paid on top of the premium, who pays, and who gets what rounding leaves over. */
final class PayerReader {

    private static final String NEVER = "never";
    private static final String ALWAYS = "always";

    private final YamlNode root;
    private final Map<String, Question> questions;
    private final Map<String, Parameter> parameters;
    private final Problems problems;

    PayerReader(YamlNode root, Map<String, Question> questions, Map<String, Parameter> parameters, Problems problems) {
        this.root = root;
        this.questions = questions;
        this.parameters = parameters;
        this.problems = problems;
    }

    List<Duty> duties(List<Charge> charges) {
        List<Duty> duties = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        charges.forEach(charge -> ids.add(charge.id()));
        for (YamlNode node : root.get("premium").get("dutiesOnTop").items()) {
            String id = node.get("id").text();
            if (!ids.add(id)) {
                problems.error(node.get("id").position(), "ID_TWICE", "there are two lines \"" + id + "\"", "rename one of them");
            }
            boolean never = node.get("when").text().equals(NEVER);
            boolean amount = node.get("amount").exists();
            if (amount == node.get("share").exists() && (amount || !never)) {
                problems.error(node.position(), "FIELD_MISSING", "a duty has either an amount or a share", "write amount: … or share: \"…\"");
            }
            duties.add(new Duty(id, node.get("kind").text(), never, when(node.get("when")), node.get("amount").number().orElse(null),
                    Values.fraction(node.get("share")).orElse(null)));
        }
        return duties;
    }

    private @Nullable AnswerTest when(YamlNode node) {
        if (node.text().isEmpty() || node.text().equals(NEVER) || node.text().equals(ALWAYS)) {
            return null;
        }
        Map<String, Answer> readable = new LinkedHashMap<>();
        readable.put("premium", new Answer(ValueType.MONEY, List.of()));
        questions.forEach((name, question) -> {
            if (question.askedAt() == Moment.QUOTE && question.per() != Scope.LIFE && question.neededWhen() == null) {
                readable.put(name, new Answer(question.type(), question.choices()));
            }
        });
        return new AnswerTestReader(readable, parameters, problems).read(node).orElse(null);
    }

    List<Payer> payers() {
        YamlNode section = root.get("premium").get("payers");
        List<Payer> payers = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        boolean complete = true;
        for (YamlNode node : section.items()) {
            String id = node.get("payer").text();
            if (!ids.add(id)) {
                problems.error(node.get("payer").position(), "ID_TWICE", "there are two payers \"" + id + "\"", "put them together");
            }
            BigDecimal share = Values.fraction(node.get("share")).orElse(null);
            complete &= share != null;
            BigDecimal part = share == null ? BigDecimal.ZERO : share;
            sum = sum.add(part);
            payers.add(new Payer(id, part, optional(node.get("collected")), optional(node.get("settledBy")),
                    !Boolean.FALSE.equals(node.get("coverWaitsForMoney").scalar())));
        }
        if (complete && !payers.isEmpty() && sum.compareTo(BigDecimal.ONE) != 0) {
            problems.error(root.get("premium").keyPosition("payers"), "SHARES_NOT_ONE", "the shares of the payers sum to "
                    + sum.toPlainString() + ", not to 1", "change a share by " + BigDecimal.ONE.subtract(sum).toPlainString());
        }
        return payers;
    }

    @Nullable String remainderTo(List<Charge> charges) {
        YamlNode node = root.get("rounding").get("remainderTo");
        if (node.text().isEmpty()) {
            return null;
        }
        Set<String> known = new TreeSet<>();
        charges.forEach(charge -> known.add(charge.id()));
        root.get("premium").get("payers").items().forEach(payer -> known.add(payer.get("payer").text()));
        if (!known.contains(node.text())) {
            problems.error(node.position(), "ID_UNKNOWN", "there is no payer or charge \"" + node.text() + "\"",
                    DidYouMean.among(node.text(), known));
        }
        return node.text();
    }

    private static @Nullable String optional(YamlNode node) {
        return node.text().isEmpty() ? null : node.text();
    }
}
