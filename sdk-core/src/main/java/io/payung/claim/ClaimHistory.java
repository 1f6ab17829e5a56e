package io.payung.claim;

import io.payung.decision.Reason;
import io.payung.money.Money;
import io.payung.policy.Policy;
import io.payung.product.Benefit;
import io.payung.product.Product;
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
 * @param second whether an earlier claim tells of the same event, or may do so
 * @param lives  how many are insured; each has a benefit for themself unless the product says otherwise
 * @param life   whom the claim is about; absent when one is insured or nobody has said it
 */
record ClaimHistory(List<Use> uses, boolean second, int lives, @Nullable String life) {

    /** What one other claim uses of one benefit, and whose. */
    record Use(String benefit, LocalDate on, Money amount, @Nullable String life) {}

    private static final Comparator<Claim> ORDER = Comparator.comparing(Claim::reportedAt).thenComparing(claim -> claim.id().value());
    private static final String ONE_FOR_ALL = "first-event-ends-cover";

    ClaimHistory {
        uses = List.copyOf(uses);
    }

    /**
     * Of the claim, among all claims on its policy.
     *
     * @param lives how many the policy insures
     */
    static ClaimHistory of(Claim claim, List<ClaimFile> all, int lives) {
        List<Use> uses = new ArrayList<>();
        List<Claim> same = new ArrayList<>();
        for (ClaimFile file : all) {
            Claim other = file.claim();
            if (!other.id().equals(claim.id())) {
                uses.addAll(uses(file));
                if (tellsOf(file, claim.event()) && (lives == 1 || other.life() == null || claim.life() == null || other.life().equals(claim.life()))) {
                    same.add(other);
                }
            }
        }
        return new ClaimHistory(uses, same.stream().anyMatch(other -> ORDER.compare(other, claim) < 0), lives, lives == 1 ? null : claim.life());
    }

    /** What was paid in full, of any claim and for anybody: what comes after all of them. */
    static ClaimHistory paid(List<ClaimFile> all, int lives) {
        List<Use> uses = new ArrayList<>();
        all.stream().filter(ClaimFile::isPaidInFull).forEach(file -> uses.addAll(uses(file)));
        return new ClaimHistory(uses, false, lives, null);
    }

    private static List<Use> uses(ClaimFile file) {
        Claim claim = file.claim();
        return file.approvedByBenefit().entrySet().stream()
                .map(approved -> new Use(approved.getKey(), claim.event().date(), approved.getValue(), claim.life()))
                .toList();
    }

    /** The claim that told of the event before, and of the same person, unless it was withdrawn. */
    static Optional<ClaimFile> telling(Claim claim, List<ClaimFile> all, int lives) {
        return all.stream()
                .filter(file -> tellsOf(file, claim.event()))
                .filter(file -> lives == 1 || claim.life() != null && claim.life().equals(file.claim().life()))
                .min(Comparator.comparing(ClaimFile::claim, ORDER));
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

    /** What was used, by benefit, as a decision records it: in all, and of this person where several are insured; empty when nothing was. */
    SortedMap<String, SortedMap<String, Object>> facts() {
        SortedMap<String, SortedMap<String, Object>> facts = new TreeMap<>();
        for (Use use : uses) {
            add(facts, "used", use);
            if (life != null && life.equals(use.life())) {
                add(facts, "usedByLife", use);
            }
        }
        return facts;
    }

    private static void add(SortedMap<String, SortedMap<String, Object>> facts, String key, Use use) {
        facts.computeIfAbsent(key, none -> new TreeMap<>())
                .merge(use.benefit(), use.amount().amount(), (one, other) -> ((BigDecimal) one).add((BigDecimal) other));
    }

    /**
     * What is left of the benefit for an event of the day; nothing where it has no bound beyond one event. Without {@code perYear} the amount that was sold
     * is for the whole policy; with it, the bounds hold in each year of cover. A use of nobody knows whom counts for all together. What is paid once for
     * all is gone with its first use, however small.
     */
    Optional<Money> left(Policy policy, Benefit benefit, BenefitLimit limit, LocalDate on) {
        BenefitTerms terms = benefit.terms();
        if (endsCover(benefit) && usesOf(benefit).anyMatch(use -> use.amount().isPositive())) {
            return Optional.of(Money.zero(limit.amount().currency()));
        }
        boolean together = lives == 1 || terms.sharedByLives() || endsCover(benefit);
        List<Use> counted = usesOf(benefit).filter(use -> terms.perYear() == null || year(policy, use.on()) == year(policy, on)).toList();
        Optional<Money> ofAll = left(benefit, limit, counted, together ? 1 : lives);
        if (together || life == null) {
            return ofAll;
        }
        Optional<Money> own = left(benefit, limit, counted.stream().filter(use -> life.equals(use.life())).toList(), 1);
        return Stream.of(ofAll, own).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** Whether the benefit ended with an event of an earlier day that was paid for by another one: the first event ends the cover of all that say so. */
    boolean endedBefore(Product product, Benefit benefit, LocalDate on) {
        return endsCover(benefit) && uses.stream()
                .filter(use -> use.amount().isPositive() && use.on().isBefore(on))
                .anyMatch(use -> Optional.ofNullable(product.benefits().get(use.benefit())).filter(ClaimHistory::endsCover).isPresent());
    }

    private static boolean endsCover(Benefit benefit) {
        return benefit.terms().perLife().equals(ONE_FOR_ALL);
    }

    private static Optional<Money> left(Benefit benefit, BenefitLimit limit, List<Use> uses, int times) {
        BenefitBound perYear = benefit.terms().perYear();
        if (perYear != null) {
            return bounds(benefit, limit, perYear, uses.size() < times(perYear.events(), times))
                    .map(bound -> left(bound.multiply(BigDecimal.valueOf(times)), limit, uses))
                    .min(Comparator.naturalOrder());
        }
        return benefit.basis() == Benefit.Basis.PER_DAY
                ? Optional.empty()
                : Optional.of(left(limit.amount().amount().multiply(BigDecimal.valueOf(times)), limit, uses));
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
