package io.payung.replay;

import io.payung.decision.Decision;
import io.payung.decision.DecisionReceipt;
import io.payung.decision.Reason;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.policy.AcceptedConsent;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyStore;
import io.payung.policy.UnitOfWork;
import io.payung.product.PinnedPacks;
import io.payung.product.ProductPack;
import io.payung.quote.QuoteCase;
import io.payung.quote.QuoteRequest;
import io.payung.quote.Quoting;
import io.payung.quote.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays stored decisions. Used through {@code Payung}; safe for several threads; reads and never writes. */
public final class Replays {

    private static final String ISSUED = "issued";

    /** From here on a decision tells its case and what was accepted. */
    private static final int WITH_CASE = 3;
    private static final int WITH_HELD_BACK = 2;

    private final PinnedPacks packs;
    private final UnitOfWork unitOfWork;
    private final PolicyStore policies;

    public Replays(PinnedPacks packs, UnitOfWork unitOfWork, PolicyStore policies) {
        this.packs = packs;
        this.unitOfWork = unitOfWork;
        this.policies = policies;
    }

    private record File(DecisionReceipt receipt, QuoteRequest request, ProductPack pack) {

        @Override
        public String toString() {
            return "File[" + receipt.id() + "]";
        }
    }

    /** See {@code Payung.decision}. */
    public Optional<DecisionReplay> ofPolicy(PartnerId partner, PolicyNumber number) {
        Optional<File> file = unitOfWork.run(() -> policies.decision(partner, number).map(receipt -> {
            PolicyDetails details = policies.details(partner, number).orElseThrow();
            return new File(receipt, details.request(), packs.get(receipt.decision().pack()));
        }));
        return file.map(found -> {
            Decision decision = found.receipt().decision();
            checkFormat(decision);
            QuoteCase quoted = decision.format() < WITH_CASE
                    ? QuoteCase.recordedIn(decision, found.request(), found.pack().product())
                    : QuoteCase.recordedIn(decision);
            return replay(found.pack(), found.receipt(), quoted);
        });
    }

    /**
     * Replays a decision about a quote, issued or not, from itself alone. Throws {@code DECISION_UNREADABLE} when it does not tell its case, as before
     * format 3, and {@code DECISION_FORMAT_UNKNOWN} when it is of a later release.
     *
     * @param pack the one that {@link Decision#pack()} names
     */
    public static DecisionReplay of(ProductPack pack, DecisionReceipt receipt) {
        checkFormat(receipt.decision());
        return replay(pack, receipt, QuoteCase.recordedIn(receipt.decision()));
    }

    private static void checkFormat(Decision decision) {
        if (decision.format() < 1 || decision.format() > Decision.CURRENT_FORMAT) {
            throw new PayungException(
                    "DECISION_FORMAT_UNKNOWN", "the decision is of format " + decision.format() + "; replay it with the release that wrote it, or a later one");
        }
    }

    private static DecisionReplay replay(ProductPack pack, DecisionReceipt receipt, QuoteCase quoted) {
        Decision stored = receipt.decision();
        Verdict verdict = Quoting.decideAgain(pack, quoted);
        Decision again = verdict.decision();
        if (stored.outcome().equals(ISSUED) && verdict instanceof Verdict.Offerable) {
            again = issued(pack, stored, quoted, again);
        }
        Decision recomputed = again.inFormat(stored.format());
        return new DecisionReplay(
                receipt, recomputed, pack.rules().engineVersion(), Differences.between(stored, recomputed), notRecomputed(stored));
    }

    /** Issued when what was accepted does today what it did then, else declined for the reasons why it does not. */
    private static Decision issued(ProductPack pack, Decision stored, QuoteCase quoted, Decision offered) {
        if (stored.format() < WITH_CASE) {
            return offered.as(ISSUED);
        }
        AcceptedConsent accepted = AcceptedConsent.recordedIn(stored);
        Map<String, Object> input = stored.inputs().get(Decision.ACCEPTED);
        List<Reason> reasons = accepted.reasons(pack, quoted);
        return reasons.isEmpty() ? offered.as(ISSUED).accepted(input) : offered.declined(reasons).accepted(input);
    }

    private static List<String> notRecomputed(Decision stored) {
        List<String> untold = new ArrayList<>();
        if (stored.format() < WITH_HELD_BACK) {
            untold.add("/heldBack");
        }
        if (stored.format() < WITH_CASE) {
            untold.add("/inputs/" + Decision.ACCEPTED);
            if (stored.results().containsKey("warnings")) {
                untold.add("/results/warnings");
            }
        }
        return untold;
    }
}
