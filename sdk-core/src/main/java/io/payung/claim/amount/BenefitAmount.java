package io.payung.claim.amount;

import io.payung.money.Money;
import io.payung.money.Rounding;
import io.payung.product.Benefit;
import io.payung.product.terms.BenefitBound;
import io.payung.product.terms.BenefitTerms;
import io.payung.product.terms.ClaimBound;
import io.payung.product.terms.Deductible;
import io.payung.product.terms.IndexTrigger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * At most what one benefit pays for one event, exact until the one rounding at the end. In this order: the loss by the benefit's basis; less the
 * deductible, of the loss; times the share; then the least of the limit, {@code claimAtMost}, the bounds of an event and of a year, and what earlier
 * claims have left. A loss of 12,000,000 with a deductible of 30 % and a limit of 10,000,000 pays 8,400,000. What nobody has measured yet counts as
 * the most it can be.
 */
public final class BenefitAmount {

    /** As the balance of a loan: divided once, cut off far behind what the rounding looks at. */
    private static final int SCALE = 12;

    private final Benefit benefit;
    private final BenefitTerms terms;
    private final Money limit;
    private final Rounding rounding;

    /** @param limit of one day for a benefit per day, else of one event */
    public BenefitAmount(Benefit benefit, Money limit, Rounding rounding) {
        this.benefit = benefit;
        this.terms = benefit.terms();
        this.limit = limit;
        this.rounding = rounding;
    }

    /** Never below zero and never above any bound; nothing for a benefit per day whose days nobody knows or bounds. */
    public Optional<Money> atMost(Measured measured) {
        BigDecimal loss = loss(measured);
        List<BigDecimal> bounds = bounds(measured);
        if (loss == null && bounds.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal most = bounds.isEmpty() ? null : Collections.min(bounds).max(BigDecimal.ZERO);
        BigDecimal paid = loss == null ? null : afterDeductible(loss).multiply(terms.share());
        if (paid == null || most != null && paid.compareTo(most) > 0) {
            paid = most;
        }
        return Optional.of(rounded(paid, most));
    }

    /** What was promised stays as it was promised; what was computed is rounded, and down where rounding would pass a bound. */
    private Money rounded(BigDecimal exact, @Nullable BigDecimal most) {
        if (exact.compareTo(limit.amount()) == 0) {
            return limit;
        }
        Money rounded = rounding.round(exact, limit.currency());
        return most != null && rounded.amount().compareTo(most) > 0 ? rounding.roundDown(exact, limit.currency()) : rounded;
    }

    private @Nullable BigDecimal loss(Measured measured) {
        BigDecimal number = measured.number();
        return switch (benefit.basis()) {
            case FIXED -> limit.amount();
            case INDEMNITY -> number;
            case PER_DAY -> perDay(number);
            case PERCENT_TABLE -> limit.amount().multiply(fraction(measured.claimed()));
            case SCHEDULE -> measured.schedule() == null ? limit.amount() : measured.schedule();
            case INDEX -> number == null ? limit.amount() : byIndex(number);
        };
    }

    private @Nullable BigDecimal perDay(@Nullable BigDecimal days) {
        BigDecimal counted = days;
        for (BenefitBound bound : new BenefitBound[] {terms.perEvent(), terms.perYear()}) {
            if (bound != null && bound.days() != null) {
                BigDecimal most = BigDecimal.valueOf(bound.days());
                counted = counted == null ? most : counted.min(most);
            }
        }
        return counted == null ? null : counted.max(BigDecimal.ZERO).multiply(limit.amount());
    }

    /** A loss that the table does not name pays nothing. */
    private BigDecimal fraction(@Nullable Object lost) {
        if (lost == null) {
            return terms.percentages().isEmpty() ? BigDecimal.ONE : Collections.max(terms.percentages().values());
        }
        return terms.percentages().getOrDefault(lost.toString(), BigDecimal.ZERO);
    }

    /** Nothing at the trigger, everything at the exit, on either side of each other, and in between in proportion. */
    private BigDecimal byIndex(BigDecimal value) {
        IndexTrigger index = terms.index();
        if (index == null) {
            return limit.amount();
        }
        BigDecimal way = index.exit().subtract(index.trigger());
        BigDecimal gone = value.subtract(index.trigger());
        if (gone.signum() != way.signum()) {
            return BigDecimal.ZERO;
        }
        return gone.abs().compareTo(way.abs()) >= 0 ? limit.amount() : limit.amount().multiply(gone).divide(way, SCALE, RoundingMode.DOWN);
    }

    private BigDecimal afterDeductible(BigDecimal loss) {
        Deductible deductible = terms.deductible();
        if (deductible == null) {
            return loss;
        }
        BigDecimal borne = deductible.amount() != null ? deductible.amount() : loss.multiply(deductible.share() == null ? BigDecimal.ZERO : deductible.share());
        return loss.subtract(borne).max(BigDecimal.ZERO);
    }

    private List<BigDecimal> bounds(Measured measured) {
        List<BigDecimal> bounds = new ArrayList<>();
        if (benefit.basis() != Benefit.Basis.PER_DAY) {
            bounds.add(limit.amount());
        }
        for (BenefitBound bound : new BenefitBound[] {terms.perEvent(), terms.perYear()}) {
            if (bound != null && bound.amount() != null) {
                bounds.add(bound.amount());
            }
        }
        ClaimBound claim = terms.claimAtMost();
        for (String name : claim == null ? List.<String>of() : claim.lesserOf()) {
            // What follows the schedule is the loss itself, which is rounded like every computed amount.
            BigDecimal bound = name.equals(ClaimBound.SCHEDULE) ? null : measured.answers().get(name);
            if (bound != null) {
                bounds.add(bound);
            }
        }
        if (measured.left() != null) {
            bounds.add(measured.left().amount());
        }
        return bounds;
    }
}
