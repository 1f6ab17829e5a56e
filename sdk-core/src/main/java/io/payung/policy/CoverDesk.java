package io.payung.policy;

import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.money.Money;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.party.PartnerId;
import io.payung.product.Product;
import io.payung.product.terms.Distributor;
import io.payung.quote.Holdings;
import io.payung.quote.QuoteCase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the cover of what is sold, or says why there is no room for it. Works in the running unit of work, whose persons are locked. */
final class CoverDesk {

    private static final ReasonCode NOT_UNIQUE = ReasonCode.of("COVER_NOT_UNIQUE");
    private static final ReasonCode PERSON_FULL = ReasonCode.of("PERSON_LIMIT_REACHED");
    private static final ReasonCode MANDATE_FULL = ReasonCode.of("MANDATE_FULL");

    private final CoverStore covers;
    private final SumLimits limits;

    CoverDesk(CoverStore covers, SumLimits limits) {
        this.covers = covers;
        this.limits = limits;
    }

    /**
     * What is sold.
     *
     * @param quoted     the case as it is issued
     * @param sumInsured what it counts towards every sum
     * @param persons    the locked ids of its persons
     */
    record Sold(
            PartnerId partner, CoverHolder holder, Product product, QuoteCase quoted, Money sumInsured, Map<IdentityDocument, PersonId> persons) {

        @Override
        public String toString() {
            return "Sold[" + holder + "]";
        }
    }

    /**
     * @param from  first day
     * @param until last day, whole
     */
    Optional<Reason> take(Sold sold, LocalDate from, LocalDate until, Instant now) {
        CoverStore.NewCover cover = new CoverStore.NewCover(
                sold.partner,
                sold.holder,
                sold.product.id().value(),
                new UniqueKeys(sold.product, sold.quoted.request(), sold.persons).values(),
                limits(sold),
                sold.sumInsured,
                from,
                until,
                until.plusDays(1).atStartOfDay(sold.product.onSale().zone()).toInstant());
        return covers.take(cover, now).map(refusal -> reason(refusal, sold));
    }

    /** Makes room for whoever comes next, because the policy covers no more. */
    void release(Policy policy) {
        covers.release(policy.partner(), CoverHolder.policy(policy.number()));
    }

    /** Makes room for whoever comes next, or for the policy that the application becomes. */
    void release(Application application) {
        covers.release(application.partner(), CoverHolder.application(application.id().toString()));
    }

    private List<SumLimit> limits(Sold sold) {
        List<SumLimit> all = new ArrayList<>();
        List<Life> lives = sold.quoted.request().lives();
        for (int i = 0; i < lives.size(); i++) {
            PersonId person = sold.persons.get(lives.get(i).identity());
            all.add(SumLimit.ofPerson(person, room(sold.product, sold.quoted.holdings().get(i))));
        }
        Distributor distributor = sold.product.sale().distributor();
        BigDecimal total = distributor == null ? null : distributor.maxSumInsuredTotal();
        if (total != null) {
            all.add(SumLimit.ofAgreement(distributor.agreement(), new Money(total, sold.product.currency())));
        }
        return all;
    }

    /** What the person holds elsewhere takes its part of the limit. */
    private @Nullable Money room(Product product, Holdings held) {
        Money most = limits.perPerson(product.currency());
        return most == null || held.elsewhere() == null ? most : most.minus(held.elsewhere().sumInsured());
    }

    private static Reason reason(CoverStore.Refusal refusal, Sold sold) {
        SumLimit full = refusal.full();
        if (full == null) {
            return new Reason(NOT_UNIQUE, null, String.join(",", sold.product.cover().uniqueness()), null, null);
        }
        if (full.kind() == SumLimit.Kind.AGREEMENT) {
            return new Reason(MANDATE_FULL, null, "distributor", null, null);
        }
        List<Life> lives = sold.quoted.request().lives();
        int place = 0;
        while (!sold.persons.get(lives.get(place).identity()).toString().equals(full.reference())) {
            place++;
        }
        return new Reason(PERSON_FULL, null, "lives/" + place, null, null);
    }
}
