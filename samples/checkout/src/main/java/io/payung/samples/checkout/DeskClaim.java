package io.payung.samples.checkout;

import io.payung.Payung;
import io.payung.claim.ClaimAssessment;
import io.payung.claim.ClaimDecision;
import io.payung.claim.ClaimFile;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimMove;
import io.payung.claim.ClaimOutcome;
import io.payung.claim.ClaimPayment;
import io.payung.claim.amount.Payee;
import io.payung.decision.Reason;
import io.payung.fault.PayungException;
import io.payung.product.ProductPack;
import io.payung.samples.checkout.Told.Missing;
import io.payung.samples.checkout.Told.Named;
import io.payung.samples.checkout.Told.Payment;
import io.payung.samples.checkout.Told.Sum;
import io.payung.samples.checkout.Told.Why;
import io.payung.spring.web.form.Wording;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A claim as the desk sees it. Personal, so it is never logged. */
record DeskClaim(
        String claim,
        String policyNumber,
        String product,
        String state,
        String outcome,
        Happened event,
        String reportedAt,
        List<Missing> missing,
        List<String> questions,
        List<Why> reasons,
        List<Benefit> payable,
        @Nullable String dueBy,
        Sum approved,
        Sum paid,
        Sum left,
        @Nullable Decided decision,
        List<Payment> payments) {

    record Happened(String cause, String consequence, String place, String date, @Nullable String reportedBy) {}

    /** At most what is payable, and to whom; {@code payees} may be empty. */
    record Benefit(String benefit, String name, Sum atMost, List<Receiver> payees) {}

    record Receiver(String payee, Sum atMost, @Nullable String through, @Nullable String withheld) {}

    record Approved(String benefit, String name, Sum amount) {}

    record Decided(
            String verdict, List<Approved> amounts, List<String> reasons, @Nullable String explanation, String decidedBy, String decidedAt) {}

    /** Throws {@code CLAIM_UNKNOWN}, and {@code PERSON_ERASED} when nothing personal is left of it. */
    static DeskClaim of(Payung payung, ClaimId id, @Nullable String accepted, Wording wording) {
        ClaimOutcome outcome = payung.findClaim(id).orElseThrow(() -> new PayungException("CLAIM_UNKNOWN", "there is no claim of this id"));
        ClaimFile file = payung.claimFile(id).orElseThrow();
        ProductPack pack = payung.pack(outcome.assessment().receipt().decision().pack());
        String language = Wording.choose(pack.product().languages(), null, accepted);
        return new Words(pack, language, wording).tell(outcome, file);
    }

    static List<Payment> payments(ClaimFile file) {
        return file.moves().stream().map(ClaimMove::payment).filter(Objects::nonNull).map(DeskClaim::paid).toList();
    }

    private static Payment paid(ClaimPayment payment) {
        return new Payment(payment.reference(), payment.payee(), Sum.of(payment.amount()), String.valueOf(payment.paidAt()));
    }

    @Override
    public String toString() {
        return "DeskClaim[" + claim + "]";
    }

    /** Tells a claim in the words of its product. */
    private record Words(ProductPack pack, String language, Wording wording) {

        DeskClaim tell(ClaimOutcome outcome, ClaimFile file) {
            ClaimAssessment found = outcome.assessment();
            return new DeskClaim(
                    found.claim().toString(),
                    found.policy().value(),
                    pack.product().name(language),
                    file.claim().state().key(),
                    outcome.<String>fold(complete -> "complete", missing -> "documents-missing", referred -> "referred"),
                    happened(file),
                    file.claim().reportedAt().toString(),
                    found.missing().stream().map(this::missing).toList(),
                    found.questions().stream().map(question -> text("question." + question.name())).toList(),
                    Stream.concat(found.referrals().stream(), found.mismatches().stream()).map(this::why).toList(),
                    found.payable().stream().map(this::benefit).toList(),
                    found.dueBy() == null ? null : found.dueBy().toString(),
                    Sum.of(file.approved()),
                    Sum.of(file.paid()),
                    Sum.of(file.approved().minus(file.paid())),
                    file.decision().map(this::decided).orElse(null),
                    payments(file));
        }

        private Happened happened(ClaimFile file) {
            var event = file.claim().event();
            var claimant = file.claim().claimant();
            return new Happened(text("cause." + event.cause()), text("consequence." + event.consequence()), text("place." + event.place()),
                    event.date().toString(), claimant == null ? null : claimant.fullName());
        }

        private Missing missing(ClaimAssessment.MissingDocument document) {
            return new Missing(document.document(), text("document." + document.document()),
                    document.oneOf().stream().map(paper -> new Named(paper, text("document." + paper))).toList());
        }

        private Why why(Reason reason) {
            return Told.of(reason, text(reason.code().value()));
        }

        private Benefit benefit(ClaimAssessment.Payable payable) {
            return new Benefit(payable.benefit(), text("benefit." + payable.benefit()), Sum.of(payable.atMost()),
                    payable.payees().stream().map(this::receiver).toList());
        }

        private Receiver receiver(Payee payee) {
            return new Receiver(payee.payee(), Sum.of(payee.atMost()), payee.through(), payee.withheld() == null ? null : text(payee.withheld().value()));
        }

        private Decided decided(ClaimDecision decision) {
            return new Decided(
                    decision.verdict().key(),
                    decision.amounts().stream().map(each -> new Approved(each.benefit(), text("benefit." + each.benefit()), Sum.of(each.amount()))).toList(),
                    decision.reasons().stream().map(code -> code.value()).toList(),
                    decision.explanation(),
                    decision.decidedBy(),
                    String.valueOf(decision.decidedAt()));
        }

        private String text(String key) {
            return wording.text(pack, key, language);
        }
    }
}
