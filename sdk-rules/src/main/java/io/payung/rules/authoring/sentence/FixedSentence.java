package io.payung.rules.authoring.sentence;

import io.payung.product.FactVocabulary;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.DrlParser;
import io.payung.rules.authoring.syntax.Operand;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence without anything to fill in.
 *
 * @param drl the comparison that it means, fact, operator and value with spaces between
 */
record FixedSentence(Template template, String drl) {

    /** For the rule that always applies, and for each fact that is true or false. */
    static List<FixedSentence> of(RuleSet set, Wording wording) {
        List<FixedSentence> fixed = new ArrayList<>();
        fixed.add(new FixedSentence(Template.of(wording.text("always")), "lives.count >= 1"));
        for (String fact : FactVocabulary.of(set).keySet()) {
            wording.find("fact." + fact + ".yes").ifPresent(yes -> fixed.add(new FixedSentence(Template.of(yes), fact + " == true")));
            wording.find("fact." + fact + ".no").ifPresent(no -> fixed.add(new FixedSentence(Template.of(no), fact + " == false")));
        }
        return fixed;
    }

    Condition condition(Position at) {
        String[] parts = drl.split(" ");
        Operand left = DrlParser.operand(at, parts[0]);
        return new Condition.Compare(left, parts[1], DrlParser.operand(at, parts[2]), at);
    }
}
