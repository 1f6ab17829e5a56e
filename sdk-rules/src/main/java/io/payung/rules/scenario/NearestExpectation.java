package io.payung.rules.scenario;

import io.payung.quote.Proposal;
import io.payung.quote.QuoteRequest;
import io.payung.rules.authoring.definition.YamlNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a declined customer could have instead: as many proposals as are expected, in their order, each as far as it is stated. */
final class NearestExpectation {

    private NearestExpectation() {}

    static boolean holds(YamlNode expected, List<Proposal> actual) {
        if (expected.items().size() != actual.size()) {
            return false;
        }
        for (int index = 0; index < actual.size(); index++) {
            if (!holds(expected.items().get(index), actual.get(index))) {
                return false;
            }
        }
        return true;
    }

    static String shown(YamlNode expected) {
        return expected.items().stream().map(NearestExpectation::one).toList().toString();
    }

    static String shown(List<Proposal> actual) {
        return actual.stream().map(NearestExpectation::one).toList().toString();
    }

    private static boolean holds(YamlNode expected, Proposal actual) {
        YamlNode premium = expected.get("premium");
        Map<String, String> answers = answers(actual.request());
        return (!expected.get("plan").exists() || expected.get("plan").text().equals(actual.request().plan()))
                && (!expected.get("coverStart").exists() || expected.get("coverStart").text().equals(actual.coverStart().toString()))
                && (!premium.exists() || premium.number().orElseThrow().compareTo(actual.premium().amount()) == 0)
                && expected.get("answers").entries().entrySet().stream()
                        .allMatch(answer -> Objects.equals(plain(answer.getValue().scalar()), answers.get(answer.getKey())));
    }

    /** Of all lives the first one's answers: a scenario that tells lives apart looks at the plan or the start. */
    private static Map<String, String> answers(QuoteRequest request) {
        Map<String, String> answers = new LinkedHashMap<>();
        request.lives().stream().limit(1).forEach(life -> life.answers().forEach((name, value) -> answers.put(name, plain(value))));
        request.object().forEach((name, value) -> answers.put(name, plain(value)));
        request.answers().forEach((name, value) -> answers.put(name, plain(value)));
        return answers;
    }

    private static String plain(Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString() : String.valueOf(value);
    }

    private static String one(YamlNode expected) {
        return expected.entries().entrySet().stream()
                .map(entry -> entry.getKey() + " " + (entry.getValue().raw().isEmpty() ? one(entry.getValue()) : entry.getValue().raw()))
                .collect(Collectors.joining(", "));
    }

    private static String one(Proposal proposal) {
        return proposal.changes().stream().map(change -> change.pointer().substring(1) + " " + change.value()).collect(Collectors.joining(", "))
                + " at " + proposal.premium().plainAmount();
    }
}
