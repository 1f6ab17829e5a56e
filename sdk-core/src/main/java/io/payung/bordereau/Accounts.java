package io.payung.bordereau;

import io.payung.bordereau.Bordereau.Difference;
import io.payung.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up all that ever happened line by line, and keeps the lines of one month alone: a partner's history is as long as it likes. */
final class Accounts {

    private final Instant begin;
    private final Instant end;
    private final Map<String, Balance> opening = new TreeMap<>();
    private final Map<String, Balance> closing = new TreeMap<>();
    private final Map<String, Balance> now = new TreeMap<>();
    private final List<BordereauLine> lines = new ArrayList<>();

    /**
     * @param begin first instant of the month
     * @param end   first instant after it
     */
    Accounts(Instant begin, Instant end) {
        this.begin = begin;
        this.end = end;
    }

    void add(BordereauLine line) {
        boolean early = line.at().isBefore(begin);
        boolean late = !line.at().isBefore(end);
        if (!early && !late) {
            lines.add(line);
        }
        Money amount = line.amount();
        if (amount == null) {
            return;
        }
        String currency = amount.currency().getCurrencyCode();
        Balance moved = Balance.NOTHING.after(line);
        now.merge(currency, moved, Balance::plus);
        if (!late) {
            closing.merge(currency, moved, Balance::plus);
        }
        if (early) {
            opening.merge(currency, moved, Balance::plus);
        }
    }

    /** Of the month, in the order in which they happened. */
    List<BordereauLine> lines() {
        return lines.stream().sorted(Comparator.comparing(BordereauLine::at)).toList();
    }

    Map<String, Balance> opening() {
        return opening;
    }

    Map<String, Balance> closing() {
        return closing;
    }

    /** Where the sums of everything are not those of the ledger. */
    List<Difference> differences(Map<Currency, Balance> ledger) {
        Set<String> currencies = new TreeSet<>(now.keySet());
        ledger.keySet().forEach(currency -> currencies.add(currency.getCurrencyCode()));
        List<Difference> differences = new ArrayList<>();
        for (String code : currencies) {
            Currency currency = Currency.getInstance(code);
            Balance ours = now.getOrDefault(code, Balance.NOTHING);
            Balance theirs = ledger.getOrDefault(currency, Balance.NOTHING);
            if (!ours.isAs(theirs)) {
                differences.add(new Difference(currency, ours, theirs));
            }
        }
        return differences;
    }
}
