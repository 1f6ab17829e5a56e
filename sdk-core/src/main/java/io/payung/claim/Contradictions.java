package io.payung.claim;

import io.payung.claim.ClaimDocument.Stated;
import io.payung.claim.name.NameMatch.Answer;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.party.Life;
import io.payung.product.DocumentType;
import io.payung.product.Product;
import io.payung.quote.QuoteRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the documents of a claim state against each other, against the event and against the enrolment. Every contradiction names its document; none
 * is a rejection. A name that may be the same person's is no contradiction: a letter is asked for. A name that is another one's is named and needs the
 * letter too, and the insurer looks at it once the letter is there.
 */
final class Contradictions {

    private static final String ACCIDENT = "accident";

    private final Product product;
    private final ClaimLife life;
    private final Claim claim;
    private final LocalDate today;
    private final KnownNames known;
    private final List<Reason> found = new ArrayList<>();
    private @Nullable ReasonCode letterWhy;

    Contradictions(Product product, QuoteRequest request, Claim claim, ClaimLife life, LocalDate today) {
        this.product = product;
        this.life = life;
        this.claim = claim;
        this.today = today;
        this.known = new KnownNames(request, life);
        for (int i = 0; i < claim.documents().size(); i++) {
            document(claim.documents().get(i), "documents/" + i);
        }
        deathDates();
    }

    /** Each with the document that it was found in. */
    List<Reason> found() {
        return found.stream().distinct().sorted().toList();
    }

    /** Why a letter is needed that two names are one person's; nothing when none is or it is there. */
    Optional<ReasonCode> letterIsMissing() {
        return hasLetter() ? Optional.empty() : Optional.ofNullable(letterWhy);
    }

    /** Whether somebody has to look: at other names only once the letter is there that explains them. */
    boolean needsALook() {
        return found.stream().anyMatch(reason -> hasLetter() || !isAboutNames(reason));
    }

    /** The document that says that two names are one person's. */
    static DocumentType letter(Product product) {
        String id = product.claims().onePersonLetter();
        return product.documents().getOrDefault(id, new DocumentType(id, List.of(), "original"));
    }

    private boolean hasLetter() {
        return claim.documents().stream().anyMatch(document -> letter(product).oneOf().contains(document.type()));
    }

    private static boolean isAboutNames(Reason reason) {
        return reason.code().value().equals("NAME_DIFFERS") || reason.code().value().equals("HEIR_DIFFERS");
    }

    private void document(ClaimDocument document, String place) {
        Stated stated = document.says();
        names(document, place);
        if (stated.birthDate() != null && life.candidates().stream().map(Life::birthDate).noneMatch(stated.birthDate()::equals)) {
            found.add(Reason.about("BIRTH_DATE_DIFFERS", place));
        }
        eventDay(stated, place);
        LocalDate issued = document.issuedOn();
        if (issued != null && issued.isAfter(today)) {
            found.add(Reason.about("ISSUED_IN_FUTURE", place));
        }
        if (issued != null && needsEvent(document) && issued.isBefore(firstPossible(stated))) {
            found.add(Reason.about("ISSUED_BEFORE_EVENT", place));
        }
    }

    private void eventDay(Stated stated, String place) {
        LocalDate day = claim.event().date();
        if (stated.eventDate() != null && !stated.eventDate().equals(day)) {
            found.add(Reason.about("EVENT_DATE_DIFFERS", place));
        }
        LocalDate death = stated.deathDate();
        if (death == null) {
            return;
        }
        if (death.isAfter(today)) {
            found.add(Reason.about("DEATH_IN_FUTURE", place));
        }
        boolean before = death.isBefore(day) || stated.eventDate() != null && death.isBefore(stated.eventDate());
        // After an accident somebody may live on for a while; any other death is the event itself.
        if (before) {
            found.add(Reason.about(claim.event().cause().equals(ACCIDENT) ? "DEATH_BEFORE_ACCIDENT" : "DEATH_DATE_DIFFERS", place));
        } else if (!claim.event().cause().equals(ACCIDENT) && claim.event().consequence().equals("death") && death.isAfter(day)) {
            found.add(Reason.about("DEATH_DATE_DIFFERS", place));
        }
    }

    private boolean needsEvent(ClaimDocument document) {
        Stated stated = document.says();
        return stated.eventDate() != null || stated.deathDate() != null || types(document).stream().anyMatch(DocumentType::isIssuedAfterEvent);
    }

    /** The first day on which a document could know what it states. */
    private LocalDate firstPossible(Stated stated) {
        if (stated.deathDate() != null) {
            return stated.deathDate();
        }
        return stated.eventDate() != null ? stated.eventDate() : claim.event().date();
    }

    private List<DocumentType> types(ClaimDocument document) {
        return product.documents().values().stream().filter(type -> type.oneOf().contains(document.type())).toList();
    }

    private void names(ClaimDocument document, String place) {
        Stated stated = document.says();
        boolean namesInsured = types(document).stream().anyMatch(type -> type.names().equals(DocumentType.NAMES_INSURED));
        boolean namesHeir = types(document).stream().anyMatch(type -> type.names().equals(DocumentType.NAMES_HEIR));
        if (stated.insured() != null) {
            name(known.insured(List.of(stated.insured())), "NAME_DIFFERS", place);
        } else if (namesInsured) {
            name(known.insured(document.names()), "NAME_DIFFERS", place);
        }
        if (stated.heir() != null) {
            name(known.heir(List.of(stated.heir())), "HEIR_DIFFERS", place);
        } else if (namesHeir) {
            name(known.heir(document.names()), "HEIR_DIFFERS", place);
        }
    }

    private void name(Answer answer, String code, String place) {
        if (answer == Answer.DIFFERENT) {
            found.add(Reason.about(code, place));
            letterWhy = ReasonCode.of(code);
        } else if (answer == Answer.ASK && letterWhy == null) {
            letterWhy = ReasonCode.of("NAME_UNCLEAR");
        }
    }

    /** The second document that states another day of death names the contradiction. */
    private void deathDates() {
        LocalDate first = null;
        for (int i = 0; i < claim.documents().size(); i++) {
            LocalDate death = claim.documents().get(i).says().deathDate();
            if (death != null && first != null && !death.equals(first)) {
                found.add(Reason.about("DEATH_DATES_DIFFER", "documents/" + i));
            }
            first = first == null ? death : first;
        }
    }
}
