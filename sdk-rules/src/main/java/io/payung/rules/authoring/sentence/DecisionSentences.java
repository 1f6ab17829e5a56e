package io.payung.rules.authoring.sentence;

import io.payung.product.Finding;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.syntax.DrlParser;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.authoring.syntax.RuleNode.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what a rule decides. */
final class DecisionSentences {

    private final Map<String, Template> byWord = new LinkedHashMap<>();
    private final Operands operands;

    DecisionSentences(RuleSet set, Wording wording, Operands operands) {
        this.operands = operands;
        for (Finding.Word word : Finding.Word.values()) {
            String name = word.name().toLowerCase(Locale.ROOT);
            wording.find(set.fileName() + "." + name).ifPresent(text -> byWord.put(name, Template.of(text)));
        }
    }

    /** The sentences by the word that each means. */
    Map<String, Template> byWord() {
        return byWord;
    }

    /** The call, or empty when no sentence is like it. */
    Optional<Call> read(List<Word> words) {
        for (Map.Entry<String, Template> entry : byWord.entrySet()) {
            Optional<Template.Match> match = entry.getValue().match(words, 0);
            if (match.isPresent() && match.get().next() == words.size()) {
                return Optional.of(call(entry.getKey(), entry.getValue().slots(), match.get().slots(), words.get(0)));
            }
        }
        return Optional.empty();
    }

    private Call call(String word, List<String> slots, List<Word> values, Word first) {
        List<Operand> arguments = new ArrayList<>();
        for (int index = 0; index < slots.size(); index++) {
            Word value = values.get(index);
            boolean named = slots.get(index).equals("amount") && value.kind() == Word.Kind.BARE && !Character.isDigit(value.text().charAt(0));
            arguments.add(named ? operands.named(value) : argument(slots.get(index), value));
        }
        return new Call(word, arguments, first.at());
    }

    private static Operand argument(String slot, Word value) {
        boolean number = slot.equals("amount") && value.kind() == Word.Kind.BARE;
        return DrlParser.operand(value.at(), number ? value.text() : "\"" + value.text() + "\"");
    }
}
