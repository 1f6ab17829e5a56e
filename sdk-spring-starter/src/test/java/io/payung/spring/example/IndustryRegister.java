package io.payung.spring.example;

import io.payung.money.Money;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.quote.HeldCover;
import java.util.Currency;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

// README register
@Component
class IndustryRegister implements HeldCover {

    @Override
    public Answer of(PartnerId partner, IdentityDocument person, Currency currency) {
        Money held = sums.get(person.number()); // a call with a short time-out
        return held == null ? new Unknown() : new Known(1, held);
    }
    // README end

    private final Map<String, Money> sums = new ConcurrentHashMap<>();

    Map<String, Money> sums() {
        return sums;
    }
}
