package io.payung.claim;

import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.product.Benefit;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.quote.Answers;
import io.payung.quote.QuoteRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a notice or supplement against the product. Everything wrong is named at once. */
final class ClaimIntake {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    /** A cause that every product knows, of whatever the others do not mean. */
    static final String OTHER = "other";

    private final ProductPack pack;
    private final Product product;
    private final List<InputError> errors = new ArrayList<>();

    ClaimIntake(ProductPack pack) {
        this.pack = pack;
        this.product = pack.product();
    }

    void event(ClaimEvent event, Instant reportedAt, Instant now) {
        Set<String> consequences = new HashSet<>();
        product.benefits().values().forEach(benefit -> consequences.addAll(benefit.consequences()));
        // A product whose benefits are paid for any cause still waits for, and excludes, some of them.
        Set<String> causes = new HashSet<>(pack.causes());
        product.cover().waiting().forEach(waiting -> causes.add(waiting.cause()));
        product.cover().exclusions().forEach(exclusion -> causes.add(exclusion.category()));
        causes.remove(Benefit.ANY_CAUSE);
        if (!causes.contains(event.cause())) {
            error("/event/cause", "FIELD_NOT_ALLOWED", "the product knows no such cause; \"other\" is always possible");
        }
        if (!consequences.contains(event.consequence())) {
            error("/event/consequence", "FIELD_NOT_ALLOWED", "the product knows no such consequence");
        }
        if (reportedAt.isAfter(now.plus(CLOCK_SKEW)) || reportedAt.isBefore(EARLIEST)) {
            error("/reportedAt", "FIELD_OUT_OF_RANGE", "the notice lies in the future or before 1900");
        } else if (event.date().isAfter(product.onSale().dateOf(reportedAt))) {
            error("/event/date", "EVENT_IN_FUTURE", "the event lies after its notice");
        }
    }

    void documents(List<ClaimDocument> documents) {
        Set<String> papers = new HashSet<>(Contradictions.letter(product).oneOf());
        product.documents().values().forEach(document -> papers.addAll(document.oneOf()));
        for (int i = 0; i < documents.size(); i++) {
            if (!papers.contains(documents.get(i).type())) {
                error("/documents/" + i + "/type", "FIELD_NOT_ALLOWED", "the product knows no such document");
            }
        }
    }

    /** Files that the host has not got: whoever hands them in uploads them there first. */
    void files(PartnerId partner, List<ClaimDocument> documents, DocumentStore store) {
        for (int i = 0; i < documents.size(); i++) {
            String sha256 = documents.get(i).sha256();
            if (sha256 != null && !holds(partner, sha256, store)) {
                error("/documents/" + i + "/sha256", "DOCUMENT_FILE_UNKNOWN", "the file of this digest is not there; hand it in first, then name it");
            }
        }
    }

    private static boolean holds(PartnerId partner, String sha256, DocumentStore store) {
        try {
            return store.holds(partner, sha256);
        } catch (RuntimeException unreachable) {
            throw PayungException.transientFault("DOCUMENT_STORE_FAILED", "the store of documents did not answer; nothing was changed, try again", unreachable);
        }
    }

    void life(QuoteRequest request, @Nullable String life) {
        if (life != null && !ClaimLife.isInsured(request, life)) {
            error("/life", "FIELD_NOT_ALLOWED", "the policy insures nobody of that place among its lives");
        }
    }

    Map<String, Object> answers(Map<String, Object> given) {
        return Answers.typed(given, questions(product), "/answers", errors);
    }

    void finish() {
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    static Map<String, Question> questions(Product product) {
        Map<String, Question> questions = new LinkedHashMap<>();
        product.questions().forEach((name, question) -> {
            if (question.askedAt() == Question.Moment.CLAIM) {
                questions.put(name, question);
            }
        });
        return questions;
    }

    private void error(String pointer, String code, String message) {
        errors.add(new InputError(pointer, code, message));
    }
}
