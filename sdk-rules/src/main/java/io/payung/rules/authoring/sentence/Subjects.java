package io.payung.rules.authoring.sentence;

import io.payung.product.FactVocabulary;
import io.payung.product.Question.Moment;
import io.payung.product.Question.Scope;
import io.payung.product.Question;
import io.payung.product.RuleSet;
import io.payung.product.ValueType;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.syntax.Operand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that sentences of one rule set can be about. */
final class Subjects {

    private static final String COUNT_OF = "lives.countOf";

    /** @param next index of the word after its phrase */
    record Found(Subject subject, Operand.Name operand, int next) {}

    private final RuleSet set;
    private final Symbols symbols;
    private final Wording wording;
    private final List<Subject> facts = new ArrayList<>();

    Subjects(RuleSet set, Symbols symbols, Wording wording) {
        this.set = set;
        this.symbols = symbols;
        this.wording = wording;
        FactVocabulary.of(set).forEach((fact, type) -> wording.find("fact." + fact)
                .ifPresent(phrase -> facts.add(new Subject(phrase, fact, null, type))));
    }

    /** Each thing by its own name, questions that these rules never know left out. */
    List<Subject> all() {
        List<Subject> all = new ArrayList<>(facts);
        symbols.lives().keySet().forEach(role -> all.add(named("countOf", role)));
        symbols.questions().values().stream().filter(this::isKnown).forEach(question -> all.add(named("answer", question.name())));
        symbols.amounts().keySet().forEach(amount -> all.add(named("amount", amount)));
        return all;
    }

    private boolean isKnown(Question question) {
        boolean later = question.askedAt() == Moment.CHANGE || question.askedAt() == Moment.CLAIM && set != RuleSet.CLAIM_DOCUMENTS;
        return !later && !(question.per() == Scope.LIFE && set == RuleSet.CONSENT);
    }

    /** What the words from the index on may be about; the longest phrase first. */
    List<Found> at(List<Word> words, int from) {
        List<Found> found = new ArrayList<>();
        for (Subject fact : facts) {
            Template.of(fact.phrase()).match(words, from)
                    .ifPresent(match -> found.add(new Found(fact, fact.operand(words.get(from).at()), match.next())));
        }
        for (String form : List.of("countOf", "answer", "amount")) {
            Template.of(wording.text(form)).match(words, from).ifPresent(match -> {
                Word slot = match.slots().get(0);
                Subject subject = named(form, slot.text());
                found.add(new Found(subject, subject.operand(slot.at()), match.next()));
            });
        }
        found.sort(Comparator.comparing(Found::next).reversed());
        return found;
    }

    /** The thing that the words from the index to the end are about, if they are about one. */
    Optional<Operand> whole(List<Word> words) {
        return at(words, 0).stream().filter(found -> found.next() == words.size()).findFirst().map(Found::operand);
    }

    private Subject named(String form, String slot) {
        String phrase = Template.of(wording.text(form)).filled(name -> slot);
        return switch (form) {
            case "countOf" -> new Subject(phrase, COUNT_OF, slot, ValueType.INTEGER);
            case "answer" -> new Subject(phrase, "answers." + slot, null, answer(slot));
            default -> new Subject(phrase, "amounts." + slot, null, ValueType.DECIMAL);
        };
    }

    private @Nullable ValueType answer(String question) {
        Question known = symbols.questions().get(question);
        return known == null ? null : known.type();
    }
}
