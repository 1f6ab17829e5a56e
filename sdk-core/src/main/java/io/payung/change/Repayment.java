package io.payung.change;

import io.payung.money.Money;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.RefundDue;
import io.payung.quote.PayerShare;
import io.payung.quote.PremiumLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * To whom a refund goes. What a payer has not paid yet is forgiven first; the rest goes back on the payments it came with, the newest first, and never
 * more than came.
 *
 * @param payers every source of money that gets something
 * @param parts  of payments that go back, by payer
 */
record Repayment(List<PayerRefund> payers, List<PaymentAllocation> parts) {

    private record Source(String gateway, String reference) {}

    Repayment {
        payers = List.copyOf(payers);
        parts = List.copyOf(parts);
    }

    static Repayment of(PolicyFile file, PaidPremium premium, RefundSheet sheet) {
        List<PayerRefund> payers = new ArrayList<>();
        List<PaymentAllocation> parts = new ArrayList<>();
        for (int i = 0; i < sheet.payers().size(); i++) {
            PayerShare share = sheet.payers().get(i);
            Money open = premium.payers().get(i).amount().minus(file.receivedFrom(share.payer()));
            Money credited = open.isPositive() ? open.min(share.amount()) : Money.zero(open.currency());
            List<PaymentAllocation> back = back(file, share.payer(), share.amount().minus(credited));
            Money amount = back.stream().map(PaymentAllocation::amount).reduce(Money.zero(open.currency()), Money::plus);
            if (amount.isPositive() || credited.isPositive()) {
                payers.add(new PayerRefund(share.payer(), amount, credited, false));
            }
            parts.addAll(back);
        }
        for (PremiumLine line : sheet.subsidies()) {
            if (line.amount().isPositive()) {
                payers.add(new PayerRefund(line.id(), line.amount(), Money.zero(line.amount().currency()), true));
            }
        }
        return new Repayment(payers, parts);
    }

    private static List<PaymentAllocation> back(PolicyFile file, String payer, Money due) {
        List<PaymentAllocation> newestFirst = file.received().stream()
                .filter(part -> part.payer().equals(payer))
                .sorted(Comparator.comparing(PaymentAllocation::paidAt).reversed().thenComparing(PaymentAllocation::reference))
                .toList();
        List<PaymentAllocation> back = new ArrayList<>();
        Money left = due;
        for (PaymentAllocation part : newestFirst) {
            Money amount = left.min(part.amount().minus(file.refundedOf(part)));
            if (amount.isPositive()) {
                back.add(new PaymentAllocation(part.gateway(), part.reference(), payer, amount, part.paidAt(), part.instalment()));
                left = left.minus(amount);
            }
        }
        return back;
    }

    Money total(Money nothing) {
        return parts.stream().map(PaymentAllocation::amount).reduce(nothing, Money::plus);
    }

    Money credited(Money nothing) {
        return payers.stream().map(PayerRefund::credited).reduce(nothing, Money::plus);
    }

    /** One for each payment, whoever paid with it. */
    List<RefundDue> dues(UUID change, ChangeKind kind, Instant now) {
        Map<Source, Money> bySource = new LinkedHashMap<>();
        parts.forEach(part -> bySource.merge(new Source(part.gateway(), part.reference()), part.amount(), Money::plus));
        return bySource.entrySet().stream()
                .map(each -> new RefundDue(
                        each.getKey().gateway, each.getKey().reference, change.toString(), each.getValue(), kind.name(), now))
                .toList();
    }
}
