package io.payung.quote;

import io.payung.consent.OfferedClauses;
import io.payung.decision.Decision;
import io.payung.money.Money;
import io.payung.product.ProductPack;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a case comes to, before it has an id, a token and an expiry. */
public sealed interface Verdict {

    Decision decision();

    /** May be offered at these terms. */
    record Offerable(Terms terms, Decision decision) implements Verdict {}

    /** The rules say no; the reasons stand in the decision. */
    record No(Decision decision) implements Verdict {}

    /** Nothing can be decided yet. */
    record Open(List<OpenQuestion> questions, Decision decision) implements Verdict {}

    /** The terms of an offer. */
    record Terms(
            ProductPack pack,
            LocalDate coverStart,
            LocalDate coverEnd,
            Money premium,
            List<PremiumLine> lines,
            List<PayerShare> payers,
            List<PlannedInstalment> instalments,
            List<BenefitLimit> limits,
            OfferedClauses clauses,
            List<ClaimGuideEntry> claimGuide) {

        /** Whether a customer who accepted the other terms has accepted these: same price, parts of it, limits, clauses. */
        public boolean sameFor(Terms other) {
            return premium.equals(other.premium) && parts().equals(other.parts()) && amounts().equals(other.amounts()) && clauses.equals(other.clauses);
        }

        /** Without the days, which move with the start of cover. */
        private List<Money> parts() {
            return instalments.stream().map(PlannedInstalment::amount).toList();
        }

        /** Without the reasons, which may name an age that has changed since and changes nothing. */
        private Map<String, Money> amounts() {
            return limits.stream().collect(Collectors.toMap(BenefitLimit::benefit, BenefitLimit::amount));
        }
    }
}
