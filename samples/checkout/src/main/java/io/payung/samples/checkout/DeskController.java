package io.payung.samples.checkout;

import io.payung.Payung;
import io.payung.claim.ClaimDecision;
import io.payung.claim.ClaimDecision.Approved;
import io.payung.claim.ClaimDecision.Verdict;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimMoveOutcome;
import io.payung.claim.ClaimPayment;
import io.payung.decision.ReasonCode;
import io.payung.fault.PayungException;
import io.payung.money.Money;
import io.payung.policy.IdempotencyKey;
import io.payung.spring.web.form.Wording;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The insurer's side of claims, for whoever passes {@link DeskGuard}. The starter's own endpoints for it let nobody in where everybody may call; a host that
 * knows who sits at its desk calls the Java API instead, as here.
 */
@RestController
class DeskController {

    private static final int PAGE_SIZE = 20;
    private static final String KEY = "Idempotency-Key";

    private final Payung payung;
    private final ClaimBook book;
    private final Wording wording;

    DeskController(Payung payung, ClaimBook book, Wording wording) {
        this.payung = payung;
        this.book = book;
        this.wording = wording;
    }

    @GetMapping("/desk/claims")
    ResponseEntity<Claims> list(
            @RequestParam(required = false) @Nullable Long before, @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        ClaimBook.Page page = book.page(before, PAGE_SIZE);
        return Answers.fresh(new Claims(page.claims().stream().flatMap(id -> known(id, accepted).stream()).toList(), page.next()));
    }

    @GetMapping("/desk/claims/{id}")
    ResponseEntity<DeskClaim> read(@PathVariable String id, @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        return Answers.fresh(DeskClaim.of(payung, Answers.claim(id), accepted, wording));
    }

    @PostMapping("/desk/claims/{id}/decision")
    ResponseEntity<DeskClaim> decide(
            @PathVariable String id,
            @RequestHeader(KEY) String key,
            @RequestBody @Valid Decision decision,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        ClaimId claim = Answers.claim(id);
        return answer(claim, payung.decide(decision.about(claim, IdempotencyKey.of(key))), accepted);
    }

    @PostMapping("/desk/claims/{id}/payments")
    ResponseEntity<DeskClaim> pay(
            @PathVariable String id,
            @RequestHeader(KEY) String key,
            @RequestBody @Valid Payment payment,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        ClaimId claim = Answers.claim(id);
        ClaimPayment paid = ClaimPayment.of(claim, IdempotencyKey.of(key), payment.reference(), payment.payee(), payment.amount().money());
        return answer(claim, payung.pay(paid), accepted);
    }

    private ResponseEntity<DeskClaim> answer(ClaimId claim, ClaimMoveOutcome outcome, @Nullable String accepted) {
        return outcome.fold(moved -> Answers.fresh(DeskClaim.of(payung, claim, accepted, wording)), refused -> {
            throw Problems.refusal(refused.reasons(), Wording.choose(null, accepted), wording);
        });
    }

    /** Of a claimant who was erased nothing is left to decide about. */
    private Optional<DeskClaim> known(ClaimId id, @Nullable String accepted) {
        try {
            return Optional.of(DeskClaim.of(payung, id, accepted, wording));
        } catch (PayungException e) {
            if (e.code().equals("PERSON_ERASED")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    record Claims(List<DeskClaim> claims, @Nullable Long next) {}

    record Amount(
            @NotNull @Pattern(regexp = "[0-9]{1,18}(\\.[0-9]{1,6})?") String amount, @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {

        private Money money() {
            return Money.of(amount, currency);
        }
    }

    /** @param amount of one payee; the SDK decides by benefit, so that the parts of a benefit are added up */
    record Part(@NotNull String benefit, @NotNull @Valid Amount amount) {}

    record Decision(
            @NotNull String verdict,
            @NotNull @Size(max = 100) List<@NotNull @Valid Part> amounts,
            @NotNull @Size(max = 20) List<@NotNull String> reasons,
            @Nullable String explanation,
            @NotNull String decidedBy,
            @Nullable Boolean withoutDocuments) {

        private ClaimDecision about(ClaimId claim, IdempotencyKey key) {
            Map<String, Money> sums = new LinkedHashMap<>();
            amounts.forEach(part -> sums.merge(part.benefit(), part.amount().money(), Money::plus));
            return new ClaimDecision(
                    claim,
                    key,
                    Verdict.of(verdict),
                    sums.entrySet().stream().map(sum -> new Approved(sum.getKey(), sum.getValue())).toList(),
                    reasons.stream().map(ReasonCode::of).toList(),
                    explanation,
                    decidedBy,
                    null,
                    Boolean.TRUE.equals(withoutDocuments));
        }

        @Override
        public String toString() {
            return "Decision[" + verdict + "]";
        }
    }

    record Payment(@NotNull String reference, @NotNull String payee, @NotNull @Valid Amount amount) {

        @Override
        public String toString() {
            return "Payment[" + reference + "]";
        }
    }
}
