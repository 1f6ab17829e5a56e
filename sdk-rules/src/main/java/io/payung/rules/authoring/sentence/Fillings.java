package io.payung.rules.authoring.sentence;

import io.payung.product.Parameter;
import io.payung.product.Question;
import io.payung.product.ValueType;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.dialect.KnownValues;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Fills sentences with examples out of the product. */
final class Fillings {

    private final Symbols symbols;
    private final Wording wording;

    Fillings(Symbols symbols, Wording wording) {
        this.symbols = symbols;
        this.wording = wording;
    }

    Sentence sentence(Subject subject, Operator operator) {
        Family family = subject.family();
        String said = subject.phrase() + " " + String.join(" ", operator.phrase(family, wording).parts());
        if (operator.takesNothing()) {
            return new Sentence(said, said);
        }
        String slot = operator.takesList() ? "list" : family == Family.AGE ? "number" : family.key();
        String example = operator.takesList() ? String.join(", ", written(subject)) : named(subject).orElseGet(() -> written(subject).get(0));
        return new Sentence(said + " {" + wording.text("slot." + slot) + "}", said + " " + example);
    }

    Sentence sentence(Template decision) {
        return new Sentence(decision.filled(slot -> "{" + wording.text("slot." + slot) + "}"), decision.filled(this::example));
    }

    private String example(String slot) {
        return switch (slot) {
            case "benefit" -> first(symbols.benefits().keySet());
            case "clause" -> first(symbols.clauses());
            case "document" -> first(symbols.documents().keySet());
            case "amount" -> symbols.parameters().values().stream().filter(one -> one.type() == ValueType.MONEY).map(Parameter::name)
                    .findFirst().orElseGet(() -> first(symbols.amounts().keySet()));
            default -> "REASON_CODE";
        };
    }

    private static String first(Collection<String> ids) {
        return ids.isEmpty() ? "name" : ids.iterator().next();
    }

    /** A threshold of the product goes before a number, as far as its name or unit shows that it fits. */
    private Optional<String> named(Subject subject) {
        boolean age = subject.family() == Family.AGE;
        return symbols.parameters().values().stream().filter(one -> one.type() == subject.type())
                .filter(one -> one.type() != ValueType.INTEGER || age && one.name().endsWith("Age")).map(Parameter::name).findFirst();
    }

    private List<String> written(Subject subject) {
        return switch (subject.type() == null ? ValueType.TEXT : subject.type()) {
            case INTEGER -> List.of("1", "2");
            case MONEY -> List.of("5_000_000", "10_000_000");
            case PERCENT, DECIMAL -> List.of("1.5", "2");
            case DATE -> List.of("2027-03-01", "2027-09-01");
            case YES_NO -> List.of(wording.text("yes"));
            case TEXT, CHOICE -> texts(subject);
        };
    }

    private List<String> texts(Subject subject) {
        Question question = symbols.questions().get(subject.name().replace("answers.", ""));
        Collection<String> known = question != null && subject.name().startsWith("answers.") ? question.choices()
                : new TreeSet<>(KnownValues.of(subject.name(), symbols));
        List<String> free = subject.name().equals("channel") ? List.of("app", "shop") : List.of("\"Kota Bogor\"", "\"Kota Depok\"");
        return known.isEmpty() ? free : known.stream().limit(2).toList();
    }
}
