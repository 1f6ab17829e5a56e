package io.payung.quote;

import io.payung.money.Money;
import io.payung.money.Rounding;
import io.payung.product.PremiumTerms.Charge;
import io.payung.product.PremiumTerms;
import io.payung.product.Product;
import io.payung.product.terms.Duty;
import io.payung.product.terms.Payer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Splits a premium into lines and among payers; each sums to what is paid exactly, and one named part gets what rounding leaves over. */
final class PremiumSplit {

    private final Product product;
    private final PremiumTerms terms;
    private final Rounding rounding;

    PremiumSplit(Product product) {
        this.product = product;
        this.terms = product.premium();
        this.rounding = product.rounding();
    }

    /** One line for each charge; they sum to the premium. */
    List<PremiumLine> charges(Money premium) {
        List<String> ids = terms.charges().stream().map(Charge::id).toList();
        List<Money> parts = parts(premium, ids, terms.charges().stream().map(Charge::share).toList());
        List<PremiumLine> lines = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            lines.add(new PremiumLine(ids.get(index), terms.charges().get(index).kind(), parts.get(index)));
        }
        return lines;
    }

    /** One line for each duty on top of the premium that is due. */
    List<PremiumLine> duties(Money premium, Map<String, ?> answers) {
        List<PremiumLine> lines = new ArrayList<>();
        for (Duty duty : terms.dutiesOnTop()) {
            duty(duty, premium, answers).ifPresent(amount -> lines.add(new PremiumLine(duty.id(), duty.kind(), amount)));
        }
        return lines;
    }

    /** Empty when the product names no payers. */
    List<PayerShare> payers(Money paid) {
        List<String> ids = terms.payers().stream().map(Payer::id).toList();
        List<Money> parts = parts(paid, ids, terms.payers().stream().map(Payer::share).toList());
        List<PayerShare> payers = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            payers.add(new PayerShare(ids.get(index), parts.get(index)));
        }
        return payers;
    }

    private Optional<Money> duty(Duty duty, Money premium, Map<String, ?> answers) {
        Map<String, Object> known = new HashMap<>(answers);
        known.put("premium", premium.amount());
        boolean due = !duty.never() && (duty.when() == null || duty.when().holds(known, Set.of()).orElse(false));
        if (!due) {
            return Optional.empty();
        }
        BigDecimal exact = duty.amount() != null ? duty.amount() : premium.amount().multiply(duty.share());
        return Optional.of(rounding.round(exact, product.currency()));
    }

    /** Each share rounded down to the unit; the rest goes to the part that the product names, else to the first. */
    private List<Money> parts(Money whole, List<String> ids, List<BigDecimal> shares) {
        List<Money> parts = new ArrayList<>();
        Money rest = whole;
        for (BigDecimal share : shares) {
            Money part = rounding.roundDown(whole.amount().multiply(share), product.currency());
            parts.add(part);
            rest = rest.minus(part);
        }
        if (!parts.isEmpty()) {
            int receiver = Math.max(0, ids.indexOf(String.valueOf(terms.remainderTo())));
            parts.set(receiver, parts.get(receiver).plus(rest));
        }
        return parts;
    }
}
