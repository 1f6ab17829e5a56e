package io.payung.samples.checkout;

import io.payung.Payung;
import io.payung.change.ChangeKind;
import io.payung.change.PolicyChange;
import io.payung.claim.ClaimFile;
import io.payung.policy.HolderSecret;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import io.payung.product.terms.AfterSaleTerms;
import io.payung.samples.checkout.Told.Payment;
import io.payung.samples.checkout.Told.Sum;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What a holder, who shows the secret of the policy, is told beside the starter's answers: what became of the policy, and who was paid for a claim. */
@RestController
class HolderController {

    private static final String SECRET = "Payung-Holder-Secret";
    /** What the starter lets a holder do, where the product allows it. */
    private static final List<ChangeKind> OF_HOLDERS =
            List.of(ChangeKind.FREE_LOOK, ChangeKind.CANCELLATION, ChangeKind.CHANGE_CONTACT, ChangeKind.CHANGE_BENEFICIARY);

    private final Payung payung;

    HolderController(Payung payung) {
        this.payung = payung;
    }

    @GetMapping("/holder/policies/{number}")
    ResponseEntity<Held> policy(@PathVariable String number, @RequestHeader(name = SECRET, defaultValue = "") String secret) {
        PolicyNumber written = PolicyNumber.asWritten(number);
        if (!payung.isHolder(written, new HolderSecret(secret))) {
            throw Problems.of(404, "POLICY_UNKNOWN");
        }
        Policy policy = payung.findPolicy(written).orElseThrow();
        return Answers.fresh(new Held(
                policy.number().value(),
                policy.stateAt(payung.now()).key(),
                policy.coverFromDate().toString(),
                policy.coveredUntil().toString(),
                Sum.of(policy.premium()),
                allowed(payung.pack(policy.pack()).product().afterSale()),
                payung.afterSale().changesOf(written).stream().map(Change::of).toList()));
    }

    @GetMapping("/holder/claims/{id}/payments")
    ResponseEntity<Payments> payments(@PathVariable String id, @RequestHeader(name = SECRET, defaultValue = "") String secret) {
        ClaimFile file = payung.claimFile(Answers.claim(id))
                .filter(known -> payung.isHolder(known.claim().policy(), new HolderSecret(secret)))
                .orElseThrow(() -> Problems.of(404, "CLAIM_UNKNOWN"));
        return Answers.fresh(new Payments(DeskClaim.payments(file)));
    }

    private static List<String> allowed(AfterSaleTerms terms) {
        List<String> allowed = new ArrayList<>();
        for (ChangeKind kind : OF_HOLDERS) {
            if (kind == ChangeKind.FREE_LOOK ? terms.freeLook() != null : terms.changes().contains(kind.key())) {
                allowed.add(kind.key());
            }
        }
        return allowed;
    }

    /**
     * @param coverFrom first day of cover, and {@code coveredUntil} the last one; the day before it when nothing ever was
     * @param allowed   what this holder may change by the product's terms; whether it still can be is told by a preview
     */
    record Held(
            String policyNumber, String state, String coverFrom, String coveredUntil, Sum premium, List<String> allowed, List<Change> changes) {}

    record Change(String kind, String at, String state, Sum refund) {

        private static Change of(PolicyChange change) {
            return new Change(change.kind().key(), change.at().toString(), change.after().key(), Sum.of(change.refund()));
        }
    }

    record Payments(List<Payment> payments) {}
}
