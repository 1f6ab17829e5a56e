package io.payung.bordereau;

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
import java.util.Currency;
import java.util.Map;

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
        Accounts accounts = new Accounts(begin, end);
        // Not from the first that is left: sums of half the events would be nobody's.
        String cursor = EventPage.BEGINNING;
        for (int i = 0; i < TRIES; i++) {
            Map<Currency, Balance> before = balances(partner);
            cursor = readOn(partner, cursor, zone, accounts);
            if (before.equals(balances(partner))) {
                return new Bordereau(month, zone, now, accounts.lines(), accounts.opening(), accounts.closing(), accounts.differences(before));
            }
        }
        throw PayungException.transientFault("LEDGER_MOVING", "something is sold all the time; make the bordereau when it is quieter", null);
    }

    private String readOn(PartnerId partner, String cursor, ZoneId zone, Accounts accounts) {
        BordereauReader reader = new BordereauReader(zone);
        String next = cursor;
        while (true) {
            EventPage page = events.after(partner, next, PAGE);
            for (Event event : page.events()) {
                reader.lines(event).forEach(accounts::add);
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
