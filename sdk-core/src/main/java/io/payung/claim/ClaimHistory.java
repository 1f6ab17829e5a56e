package io.payung.claim;

import io.payung.decision.Reason;
import io.payung.money.Money;
import io.payung.policy.Policy;
import io.payung.product.Benefit;
import io.payung.product.terms.BenefitBound;
import io.payung.product.terms.BenefitTerms;
import io.payung.quote.BenefitLimit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the other claims on the policy mean for this one: which of its benefits they have used, and whether one of them told of the same event before.
 * An approved amount is used until the insurer decides otherwise or the claimant withdraws, also while the claim is contested or open again.
 *
 * @param uses   amounts that other claims are approved for
 * @param second whether an earlier claim tells of the same event
 */
record ClaimHistory(List<Use> uses, boolean second) {

    /** What one other claim uses of one benefit. */
    record Use(String benefit, LocalDate on, Money amount) {}

    private static final Comparator<Claim> ORDER = Comparator.comparing(Claim::reportedAt).thenComparing(claim -> claim.id().value());
    private static final String ONE_FOR_ALL = "first-event-ends-cover";

    ClaimHistory {
        uses = List.copyOf(uses);
    }

    /** Of the claim, among all claims on its policy. */
    static ClaimHistory of(Claim claim, List<ClaimFile> all) {
        List<Use> uses = new ArrayList<>();
        for (ClaimFile other : all) {
            if (!other.claim().id().equals(claim.id())) {
                other.approvedByBenefit().forEach((benefit, amount) -> uses.add(new Use(benefit, other.claim().event().date(), amount)));
            }
        }
        boolean second = all.stream()
                .filter(other -> !other.claim().id().equals(claim.id()) && tellsOf(other, claim.event()))
                .anyMatch(other -> ORDER.compare(other.claim(), claim) < 0);
        return new ClaimHistory(uses, second);
    }

    /** The claim that told of the event before, unless it was withdrawn. */
    static Optional<ClaimFile> telling(ClaimEvent event, List<ClaimFile> all) {
        return all.stream().filter(file -> tellsOf(file, event)).min(Comparator.comparing(ClaimFile::claim, ORDER));
    }

    /** The same whoever tells it: where it happened may be told in several ways. */
    private static boolean tellsOf(ClaimFile file, ClaimEvent event) {
        ClaimEvent told = file.claim().event();
        return !file.isWithdrawn()
                && told.cause().equals(event.cause())
                && told.consequence().equals(event.consequence())
                && told.date().equals(event.date());
    }

    List<Reason> referrals() {
        return second ? List.of(Reason.about("CLAIM_DUPLICATE", "event")) : List.of();
    }

    /** What was used, by benefit, as a decision records it; empty when nothing was. */
    SortedMap<String, Object> facts() {
        SortedMap<String, Object> facts = new TreeMap<>();
        uses.forEach(use -> facts.merge(use.benefit(), use.amount().amount(), (one, other) -> ((BigDecimal) one).add((BigDecimal) other)));
        return facts;
    }

    /**
     * What is left of the benefit for an event of the day; nothing where it has no bound beyond one event. Without {@code perYear} the amount that was sold
     * is for the whole policy; with it, the bounds hold in each year of cover.
     *
     * @param lives insured by the policy; each has the benefit for itself unless the product says otherwise, and no claim says which one it is of
     */
    Optional<Money> left(Policy policy, Benefit benefit, BenefitLimit limit, LocalDate on, int lives) {
        BenefitTerms terms = benefit.terms();
        int times = terms.sharedByLives() || terms.perLife().equals(ONE_FOR_ALL) ? 1 : lives;
        if (terms.perYear() != null) {
            List<Use> year = usesOf(benefit).filter(use -> year(policy, use.on()) == year(policy, on)).toList();
            return bounds(benefit, limit, terms.perYear(), year.size() < times(terms.perYear().events(), times))
                    .map(bound -> left(bound.multiply(BigDecimal.valueOf(times)), limit, year))
                    .min(Comparator.naturalOrder());
        }
        return benefit.basis() == Benefit.Basis.PER_DAY
                ? Optional.empty()
                : Optional.of(left(limit.amount().amount().multiply(BigDecimal.valueOf(times)), limit, usesOf(benefit).toList()));
    }

    private Stream<Use> usesOf(Benefit benefit) {
        return uses.stream().filter(use -> use.benefit().equals(benefit.id()));
    }

    /** Bounds of a year as sums. Days are counted by what was approved for them; after the last event nothing is left. */
    private static Stream<BigDecimal> bounds(Benefit benefit, BenefitLimit limit, BenefitBound perYear, boolean eventsLeft) {
        Stream.Builder<BigDecimal> bounds = Stream.builder();
        if (perYear.amount() != null) {
            bounds.add(perYear.amount());
        }
        if (perYear.days() != null && benefit.basis() == Benefit.Basis.PER_DAY) {
            bounds.add(limit.amount().amount().multiply(BigDecimal.valueOf(perYear.days())));
        }
        if (!eventsLeft) {
            bounds.add(BigDecimal.ZERO);
        }
        return bounds.build();
    }

    private static long times(@Nullable Integer events, int times) {
        return events == null ? Long.MAX_VALUE : (long) events * times;
    }

    private static Money left(BigDecimal bound, BenefitLimit limit, List<Use> uses) {
        Money left = new Money(bound, limit.amount().currency());
        for (Use use : uses) {
            left = left.minus(use.amount());
        }
        return left.isPositive() ? left : Money.zero(limit.amount().currency());
    }

    /** Years of cover, from 0. */
    private static long year(Policy policy, LocalDate day) {
        return ChronoUnit.YEARS.between(policy.coverFromDate(), day);
    }
}
