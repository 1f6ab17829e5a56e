package io.payung.quote;

import io.payung.fault.PayungException;
import io.payung.money.Money;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.party.PartnerId;
import io.payung.product.Product;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is held elsewhere, as one quote learns it: each person is asked about once, however many alternatives are looked at. */
final class Elsewhere {

    private record Question(IdentityDocument person, Currency currency) {}

    private final @Nullable HeldCover source;
    private final PartnerId partner;
    private final Map<Question, HeldCover.Answer> answers = new HashMap<>();

    Elsewhere(@Nullable HeldCover source, PartnerId partner) {
        this.source = source;
        this.partner = partner;
    }

    /** The holdings with what is held elsewhere, if anybody is asked about that. */
    Holdings add(Holdings held, Product product, QuoteRequest request, Life life) {
        if (source == null) {
            return held;
        }
        HeldCover.Answer answer = answers.computeIfAbsent(new Question(life.identity(), product.currency()), this::ask);
        if (answer instanceof HeldCover.Known known) {
            return held.with(new HeldElsewhere(known.count(), known.sumInsured(), HeldElsewhere.Source.KNOWN));
        }
        return held.with(declared(product, request, life));
    }

    private HeldCover.Answer ask(Question question) {
        HeldCover.Answer answer = source.of(partner, question.person, question.currency);
        if (answer instanceof HeldCover.Known known && (known.count() < 0 || isSenseless(known.sumInsured(), question.currency))) {
            throw new PayungException("HELD_COVER_SHAPE", "what is held elsewhere is no number of policies with a sum of 0 or more in " + question.currency);
        }
        return answer;
    }

    private static boolean isSenseless(Money sum, Currency currency) {
        return !sum.currency().equals(currency) || sum.amount().signum() < 0;
    }

    private static HeldElsewhere declared(Product product, QuoteRequest request, Life life) {
        Object answer = life.answers().getOrDefault(HeldCover.DECLARED_BY, request.commonAnswers().get(HeldCover.DECLARED_BY));
        if (answer instanceof BigDecimal sum && sum.signum() >= 0) {
            Money declared = new Money(sum, product.currency());
            return new HeldElsewhere(declared.isPositive() ? 1 : 0, declared, HeldElsewhere.Source.DECLARED);
        }
        return new HeldElsewhere(0, Money.zero(product.currency()), HeldElsewhere.Source.UNKNOWN);
    }
}
