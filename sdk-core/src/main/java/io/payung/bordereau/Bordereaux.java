package io.payung.bordereau;

import io.payung.bordereau.Bordereau.Difference;
import io.payung.event.Event;
import io.payung.event.EventPage;
import io.payung.event.EventStore;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.policy.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes bordereaux from what was told at the time, and holds them against the ledger. Used through {@code Payung}; safe for several threads. */
public final class Bordereaux {

    private static final int PAGE = 500;

    /** How often somebody may sell in between before it is said that the ledger does not hold still. */
    private static final int TRIES = 5;

    private final EventStore events;
    private final LedgerStore ledger;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    public Bordereaux(EventStore events, LedgerStore ledger, UnitOfWork unitOfWork, Clock clock) {
        this.events = events;
        this.ledger = ledger;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** See {@code Payung.bordereau}. */
    public Bordereau of(PartnerId partner, YearMonth month, ZoneId zone) {
        Instant now = clock.instant();
        Instant begin = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        if (now.isBefore(begin)) {
            throw new PayungException("MONTH_NOT_BEGUN", "nothing can have happened in " + month + " yet");
        }
        List<BordereauLine> all = new ArrayList<>();
        // Not from the first that is left: sums of half the events would be nobody's.
        String cursor = EventPage.BEGINNING;
        for (int i = 0; i < TRIES; i++) {
            Map<Currency, Balance> before = balances(partner);
            cursor = readOn(partner, cursor, zone, all);
            if (before.equals(balances(partner))) {
                return bordereau(all, before, new Frame(month, zone, now, begin, end));
            }
        }
        throw PayungException.transientFault("LEDGER_MOVING", "something is sold all the time; make the bordereau when it is quieter", null);
    }

    private record Frame(YearMonth month, ZoneId zone, Instant now, Instant begin, Instant end) {

        Bordereau with(List<BordereauLine> all, List<Difference> differences) {
            List<BordereauLine> lines = all.stream()
                    .filter(line -> !line.at().isBefore(begin) && line.at().isBefore(end))
                    .sorted(Comparator.comparing(BordereauLine::at))
                    .toList();
            return new Bordereau(month, zone, now, lines, until(all, begin), until(all, end), differences);
        }
    }

    private static Bordereau bordereau(List<BordereauLine> all, Map<Currency, Balance> ledger, Frame frame) {
        Map<String, Balance> told = until(all, Instant.MAX);
        Set<String> currencies = new TreeSet<>(told.keySet());
        ledger.keySet().forEach(currency -> currencies.add(currency.getCurrencyCode()));
        List<Difference> differences = new ArrayList<>();
        for (String code : currencies) {
            Currency currency = Currency.getInstance(code);
            Balance ours = told.getOrDefault(code, Balance.NOTHING);
            Balance theirs = ledger.getOrDefault(currency, Balance.NOTHING);
            if (!ours.isAs(theirs)) {
                differences.add(new Difference(currency, ours, theirs));
            }
        }
        return frame.with(all, differences);
    }

    private static Map<String, Balance> until(List<BordereauLine> lines, Instant end) {
        Map<String, Balance> balances = new TreeMap<>();
        for (BordereauLine line : lines) {
            if (line.amount() != null && line.at().isBefore(end)) {
                balances.merge(line.amount().currency().getCurrencyCode(), Balance.NOTHING.after(line), Balance::plus);
            }
        }
        return balances;
    }

    private String readOn(PartnerId partner, String cursor, ZoneId zone, List<BordereauLine> all) {
        BordereauReader reader = new BordereauReader(zone);
        String next = cursor;
        while (true) {
            EventPage page = events.after(partner, next, PAGE);
            for (Event event : page.events()) {
                all.addAll(reader.lines(event));
            }
            next = page.next();
            if (page.events().isEmpty()) {
                return next;
            }
        }
    }

    private Map<Currency, Balance> balances(PartnerId partner) {
        return unitOfWork.run(() -> ledger.balances(partner));
    }
}
