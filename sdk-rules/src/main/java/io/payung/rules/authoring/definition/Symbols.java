package io.payung.rules.authoring.definition;

import io.payung.product.Benefit;
import io.payung.product.DocumentType;
import io.payung.product.Formula;
import io.payung.product.Languages;
import io.payung.product.LifeRole;
import io.payung.product.Parameter;
import io.payung.product.Plan;
import io.payung.product.Question;
import io.payung.product.terms.InsuredObject;
import io.payung.product.terms.Waiting;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.syntax.RuleNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names and ids that product.yaml defines, as far as it could be understood: rules and texts are checked against them even while
 * it has faults.
 *
 * @param everyoneEligible whether the product does without eligibility rules on purpose
 * @param object           what is insured beside a life; absent when only lives are
 * @param waiting          waiting times, whose causes have a text
 * @param referrals        the conditions of {@code claims.referWhen} as rules about claim documents
 * @param places           where each id stands, for example {@code questions.occupation}
 */
public record Symbols(
        Languages languages,
        Map<String, LifeRole> lives,
        Map<String, Parameter> parameters,
        Map<String, Question> questions,
        Map<String, Formula> amounts,
        Map<String, DocumentType> documents,
        Map<String, Plan> plans,
        Map<String, Benefit> benefits,
        List<String> clauses,
        boolean everyoneEligible,
        @Nullable InsuredObject object,
        List<Waiting> waiting,
        List<RuleNode> referrals,
        Map<String, Position> places) {

    /** Where the id stands, or the beginning of product.yaml. */
    public Position place(String path) {
        return places.getOrDefault(path, Position.startOf("product.yaml"));
    }

    /** Every relation of every insured role. */
    public TreeSet<String> relations() {
        TreeSet<String> relations = new TreeSet<>();
        lives.values().forEach(role -> relations.addAll(role.relations()));
        return relations;
    }

    /** Every cause that a benefit or a waiting time names, {@code any} left out. */
    public TreeSet<String> causes() {
        TreeSet<String> causes = new TreeSet<>();
        benefits.values().forEach(benefit -> causes.add(benefit.cause()));
        waiting.forEach(each -> causes.add(each.cause()));
        causes.remove("any");
        return causes;
    }

    /** Every consequence that a benefit names. */
    public TreeSet<String> consequences() {
        TreeSet<String> consequences = new TreeSet<>();
        benefits.values().forEach(benefit -> consequences.addAll(benefit.consequences()));
        return consequences;
    }
}
