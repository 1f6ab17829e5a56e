package io.payung.policy;

import io.payung.money.Money;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.ReceivedPayment;
import io.payung.product.terms.Payer;
import io.payung.quote.PayerShare;
import io.payung.quote.PlannedInstalment;
import io.payung.quote.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who pays which part of one premium, or of one instalment of it, before anything is paid. */
record Shares(Money premium, List<PremiumShare> all) {

    Shares {
        all = List.copyOf(all);
    }

    /** As the product names its payers; the customer alone where it names none. A payer whose part comes to nothing is left out. */
    static Shares of(Verdict.Terms terms) {
        return terms.instalments().isEmpty()
                ? of(terms, terms.premium(), terms.payers())
                : of(terms, terms.instalments().get(0));
    }

    /** The same of one instalment. */
    static Shares of(Verdict.Terms terms, PlannedInstalment instalment) {
        return of(terms, instalment.amount(), instalment.payers());
    }

    private static Shares of(Verdict.Terms terms, Money amount, List<PayerShare> parts) {
        Map<String, Payer> payers =
                terms.pack().product().premium().payers().stream().collect(Collectors.toMap(Payer::id, Function.identity()));
        List<PremiumShare> shares = new ArrayList<>();
        for (PayerShare part : parts) {
            Payer payer = Objects.requireNonNull(payers.get(part.payer()), "a premium is split among the product's payers");
            shares.add(new PremiumShare(part.payer(), part.amount(), payer.collected(), payer.coverWaitsForMoney(), null, null, null));
        }
        if (shares.isEmpty()) {
            shares.add(new PremiumShare(PaymentAllocation.CUSTOMER, amount, null, true, null, null, null));
        }
        shares.removeIf(share -> !share.amount().isPositive());
        return new Shares(amount, shares);
    }

    /** What the customer has to pay before there is cover. */
    Money dueNow() {
        return sum(PremiumShare::isAtTheTill);
    }

    /** What has to be there before there is cover, whoever pays it. */
    Money awaited() {
        return sum(PremiumShare::awaited);
    }

    /** Whether the sum pays either what is due now, when nobody else is waited for, or everything at once. */
    boolean arePaidBy(Money amount) {
        return amount.equals(premium) || amount.equals(dueNow()) && dueNow().equals(awaited());
    }

    /** What the payment pays, share by share. */
    List<PremiumShare> paidBy(ReceivedPayment payment) {
        boolean everything = payment.amount().equals(premium);
        return all.stream().map(share -> everything || share.isAtTheTill() ? share.paidBy(payment) : share).toList();
    }

    private Money sum(Predicate<PremiumShare> which) {
        return all.stream().filter(which).map(PremiumShare::amount).reduce(Money.zero(premium.currency()), Money::plus);
    }
}
