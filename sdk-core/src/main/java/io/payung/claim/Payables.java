package io.payung.claim;

import io.payung.claim.ClaimAssessment.Payable;
import io.payung.claim.amount.BenefitAmount;
import io.payung.claim.amount.Measured;
import io.payung.claim.amount.Payee;
import io.payung.claim.amount.PayeeSplit;
import io.payung.claim.name.NameCheck;
import io.payung.claim.name.NameMatch.Answer;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.money.Money;
import io.payung.party.Beneficiary;
import io.payung.party.Life;
import io.payung.policy.Policy;
import io.payung.product.Benefit;
import io.payung.product.Formula;
import io.payung.product.Needs;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.terms.AgeBasis;
import io.payung.product.terms.BeneficiaryTerms;
import io.payung.product.terms.ClaimBound;
import io.payung.product.terms.PayTo;
import io.payung.quote.Answers;
import io.payung.quote.BenefitFormula;
import io.payung.quote.BenefitLimit;
import io.payung.quote.QuoteCase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one claim pays at most, by benefit and payee. */
final class Payables {

    private static final String KILLER = "KILLER_DOES_NOT_INHERIT";
    private static final String AGE_UNKNOWN = "BENEFICIARY_AGE_UNKNOWN";

    private final ProductPack pack;
    private final Product product;
    private final Policy policy;
    private final QuoteCase quoted;
    private final Claim claim;
    private final Map<String, Object> answers;

    Payables(ProductPack pack, Policy policy, QuoteCase quoted, Claim claim, ClaimLife life) {
        this.pack = pack;
        this.product = pack.product();
        this.policy = policy;
        this.quoted = quoted;
        this.claim = claim;
        Map<String, Object> all = new TreeMap<>(life.answers());
        all.putAll(quoted.request().commonAnswers());
        all.putAll(claim.answers());
        this.answers = Answers.retyped(all, product);
    }

    /** @param left what earlier claims have left of the benefit; absent when they bound nothing */
    Optional<Payable> of(BenefitLimit limit, @Nullable Money left) {
        Benefit benefit = benefit(limit);
        Map<String, BigDecimal> amounts = amounts();
        String claimed = benefit.terms().claimed();
        Measured measured = new Measured(claimed == null ? null : answers.get(claimed), schedule(benefit), amounts, left);
        Optional<Money> most = new BenefitAmount(benefit, limit.amount(), product.rounding()).atMost(measured);
        return most.map(amount -> {
            List<Payee> payees = new PayeeSplit(product.rounding(), shares(), terms().unnamed()).of(amount, benefit.terms().payTo(), amounts);
            // What no payee may take is not paid; as long as a bound is not known, nobody knows what that is.
            Money paid = isBounded(benefit, amounts)
                    ? payees.stream().map(Payee::atMost).reduce(Money.zero(amount.currency()), Money::plus)
                    : amount;
            return new Payable(limit.benefit(), paid, payees);
        });
    }

    private static boolean isBounded(Benefit benefit, Map<String, BigDecimal> amounts) {
        return benefit.terms().payTo().stream().map(PayTo::upTo).filter(Objects::nonNull).allMatch(amounts::containsKey);
    }

    /** Questions whose answers the amount of the benefit depends on, and that are not answered. */
    SortedSet<String> open(BenefitLimit limit) {
        Benefit benefit = benefit(limit);
        ClaimBound bound = benefit.terms().claimAtMost();
        Needs needs = Needs.of(product.questions(), answers);
        SortedSet<String> open = new TreeSet<>();
        Stream.of(
                        Stream.ofNullable(benefit.terms().claimed()),
                        bound == null ? Stream.<String>of() : bound.lesserOf().stream(),
                        benefit.terms().payTo().stream().map(PayTo::upTo).filter(Objects::nonNull))
                .flatMap(names -> names)
                .filter(ClaimIntake.questions(product)::containsKey)
                .filter(name -> needs.leaveOpen(product.questions().get(name), answers))
                .forEach(open::add);
        return open;
    }

    /** Beneficiaries whom a document suspects of having killed the insured person: nobody inherits from whom they killed. */
    List<Reason> referrals() {
        List<Reason> referrals = new ArrayList<>();
        for (int i = 0; i < beneficiaries().size(); i++) {
            if (isSuspected(beneficiaries().get(i).fullName())) {
                referrals.add(Reason.about(KILLER, "beneficiaries/" + i));
            }
        }
        return referrals;
    }

    static boolean goesToBeneficiaries(Benefit benefit) {
        List<PayTo> payTo = benefit.terms().payTo();
        return payTo.isEmpty() || payTo.stream().anyMatch(each -> each.payee().equals(PayeeSplit.BENEFICIARIES));
    }

    private Benefit benefit(BenefitLimit limit) {
        return product.benefits().get(limit.benefit());
    }

    private BeneficiaryTerms terms() {
        return product.cover().beneficiaries();
    }

    private List<Beneficiary> beneficiaries() {
        return quoted.request().beneficiaries();
    }

    private Map<String, BigDecimal> amounts() {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        answers.forEach((name, value) -> {
            if (value instanceof BigDecimal amount) {
                amounts.put(name, amount);
            }
        });
        return amounts;
    }

    /** The benefit's own amount after the months that have passed, where it follows a schedule. */
    private @Nullable BigDecimal schedule(Benefit benefit) {
        Formula formula = benefit.formulas().get(policy.plan());
        if (benefit.basis() != Benefit.Basis.SCHEDULE || formula == null) {
            return null;
        }
        LocalDate start = policy.coverFromDate();
        LocalDate event = claim.event().date();
        long months = event.isBefore(start) ? 0 : Period.between(start, event).toTotalMonths();
        return BenefitFormula.after(months, pack, quoted, formula);
    }

    private List<PayeeSplit.Share> shares() {
        return beneficiaries().stream().map(this::share).toList();
    }

    private PayeeSplit.Share share(Beneficiary each) {
        Optional<LocalDate> born = birthDate(each);
        boolean minor = born.filter(day -> AgeBasis.LAST_BIRTHDAY.age(day, claim.event().date()) < product.ageOfMajority()).isPresent();
        return new PayeeSplit.Share(
                each.share(),
                minor ? terms().minorReceiver() : null,
                isSuspected(each.fullName()) ? ReasonCode.of(KILLER) : null,
                born.isEmpty() ? ReasonCode.of(AGE_UNKNOWN) : null);
    }

    /** As it was told, or as it is known of an insured person of that name. */
    private Optional<LocalDate> birthDate(Beneficiary beneficiary) {
        return Optional.ofNullable(beneficiary.birthDate()).or(() -> quoted.request().lives().stream()
                .filter(life -> NameCheck.compare(beneficiary.fullName(), life.fullName()).answer() == Answer.SAME)
                .map(Life::birthDate)
                .findFirst());
    }

    private boolean isSuspected(String name) {
        return terms().excludeKiller()
                && claim.documents().stream()
                        .map(document -> document.says().suspect())
                        .filter(Objects::nonNull)
                        .anyMatch(suspect -> NameCheck.compare(suspect, name).answer() != Answer.DIFFERENT);
    }
}
