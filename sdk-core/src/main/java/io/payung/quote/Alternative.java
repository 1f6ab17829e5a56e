package io.payung.quote;

import io.payung.party.Life;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.quote.Proposal.Change;
import io.payung.quote.Proposal.Choice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A request with some choices made otherwise.
 *
 * @param dropped JSON pointers of answers that the product does not ask
 */
record Alternative(ProductPack pack, QuoteRequest request, List<Change> changes, List<String> dropped) {

    private static final String ANSWERS = "/answers/";
    private static final String OBJECT = "/object/";
    private static final String LIVES = "/lives/";

    Alternative {
        changes = List.copyOf(changes);
        dropped = List.copyOf(dropped);
    }

    /** The request as it was sent. */
    static Alternative asWished(ProductPack pack, QuoteRequest request) {
        return new Alternative(pack, request, List.of(), List.of());
    }

    /** The same request for a plan of this or of another product, without the answers that the other one does not ask. */
    Alternative of(ProductPack other, String plan) {
        List<Change> made = new ArrayList<>(changes);
        List<String> left = new ArrayList<>();
        QuoteRequest changed = request;
        String product = other.product().id().value();
        if (!product.equals(pack.product().id().value())) {
            made.add(new Change(Choice.PRODUCT, "/product", product));
            changed = asked(changed, other.product(), left);
        }
        if (!plan.equals(request.plan())) {
            made.add(new Change(Choice.PLAN, "/plan", plan));
        }
        return new Alternative(other, changed.choosing(product, plan), made, left);
    }

    /** The same with one more start or answer. */
    Alternative with(Change change) {
        List<Change> made = new ArrayList<>(changes);
        made.add(change);
        QuoteRequest changed = change.choice() == Choice.COVER_START
                ? request.startingOn((LocalDate) change.value())
                : answered(request, change.pointer(), change.value());
        return new Alternative(pack, changed, made, dropped);
    }

    private static QuoteRequest answered(QuoteRequest request, String pointer, Object value) {
        if (pointer.startsWith(ANSWERS)) {
            return request.answers(with(request.answers(), pointer.substring(ANSWERS.length()), value));
        }
        if (pointer.startsWith(OBJECT)) {
            return request.about(with(request.object(), pointer.substring(OBJECT.length()), value));
        }
        String[] parts = pointer.split("/");
        int index = Integer.parseInt(parts[2]);
        List<Life> lives = new ArrayList<>(request.lives());
        Life life = lives.get(index);
        lives.set(index, life.answering(with(life.answers(), parts[4], value)));
        return request.insuring(lives);
    }

    private static Map<String, Object> with(Map<String, Object> answers, String name, Object value) {
        Map<String, Object> changed = new TreeMap<>(answers);
        changed.put(name, value);
        return changed;
    }

    private static QuoteRequest asked(QuoteRequest request, Product product, List<String> dropped) {
        Set<String> ofLife = QuoteQuestions.of(product, Question.Scope.LIFE).keySet();
        Set<String> ofQuote = new TreeSet<>(QuoteQuestions.of(product, Question.Scope.QUOTE).keySet());
        if (request.lives().isEmpty()) {
            ofQuote.addAll(ofLife);
        }
        List<Life> lives = new ArrayList<>();
        for (Life life : request.lives()) {
            lives.add(life.answering(keep(life.answers(), ofLife, LIVES + lives.size() + ANSWERS, dropped)));
        }
        Set<String> ofObject = QuoteQuestions.of(product, Question.Scope.OBJECT).keySet();
        return request.insuring(lives)
                .answers(keep(request.answers(), ofQuote, ANSWERS, dropped))
                .about(keep(request.object(), ofObject, OBJECT, dropped));
    }

    private static Map<String, Object> keep(Map<String, Object> answers, Set<String> names, String pointer, List<String> dropped) {
        Map<String, Object> kept = new TreeMap<>(answers);
        kept.keySet().retainAll(names);
        answers.keySet().stream().filter(name -> !names.contains(name)).sorted().forEach(name -> dropped.add(pointer + name));
        return kept;
    }

    /** Whether all that is changed here is changed there too, and in the same product. */
    boolean isWithin(Alternative other) {
        return pack.ref().equals(other.pack.ref()) && other.changes.containsAll(changes);
    }

    @Override
    public String toString() {
        return "Alternative" + changes;
    }
}
