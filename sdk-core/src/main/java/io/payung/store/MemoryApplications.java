package io.payung.store;

import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.policy.Application;
import io.payung.policy.ApplicationDetails;
import io.payung.policy.ApplicationId;
import io.payung.policy.ApplicationStore;
import io.payung.policy.PersonId;
import io.payung.policy.PremiumShare;
import io.payung.quote.QuoteId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Applications, in memory. The personal part goes through the same JSON as in a database, so that both stores give back the same. */
final class MemoryApplications implements ApplicationStore {

    private record QuoteKey(PartnerId partner, QuoteId quote) {}

    private record Row(
            Application application, PersonId holder, byte[] details, boolean holds, byte @Nullable [] answer, @Nullable Instant nextCheck) {}

    private final MemoryUnitOfWork units;
    private final MemoryEvents events;
    private final MemoryTable<ApplicationId, Row> rows;
    private final MemoryTable<QuoteKey, ApplicationId> byQuote;
    private final MemoryTable<String, ApplicationId> byReference;
    private final MemoryTable<PersonId, List<ApplicationId>> byLife;
    private final MemoryTable<PersonId, List<ApplicationId>> byPerson;
    private final MemoryTable<QuoteKey, List<PremiumShare>> shares;

    MemoryApplications(MemoryUnitOfWork units, MemoryEvents events) {
        this.units = units;
        this.events = events;
        this.rows = new MemoryTable<>(units, "application");
        this.byQuote = MemoryTable.index(units);
        this.byReference = MemoryTable.index(units);
        this.byLife = MemoryTable.index(units);
        this.byPerson = MemoryTable.index(units);
        this.shares = MemoryTable.index(units);
    }

    @Override
    public boolean insert(NewApplication created) {
        return writing(() -> {
            Application application = created.application();
            QuoteKey quote = new QuoteKey(application.partner(), application.quote());
            if (byQuote.find(quote).isPresent()) {
                return false;
            }
            rows.put(application.id(), new Row(
                    application, created.insured().get(0), CanonicalJson.write(created.details()), true, null, created.nextCheck()));
            byQuote.put(quote, application.id());
            byReference.put(application.paymentReference(), application.id());
            shares.put(quote, created.shares());
            new LinkedHashSet<>(created.insured()).forEach(life -> add(byLife, life, application.id()));
            created.named().forEach(person -> add(byPerson, person, application.id()));
            events.add(EventData.event(created.eventId(), application, application.appliedAt()));
            return true;
        });
    }

    private static void add(MemoryTable<PersonId, List<ApplicationId>> index, PersonId person, ApplicationId application) {
        index.put(person, Stream.concat(index.find(person).orElse(List.of()).stream(), Stream.of(application)).toList());
    }

    /** What the person's applications hold of the product. */
    List<CountedCover> held(PersonId person, String product) {
        return byLife.find(person).orElse(List.of()).stream()
                .map(this::row)
                .filter(row -> row.holds && row.application.pack().product().equals(product))
                .map(row -> CountedCover.of(row.application))
                .toList();
    }

    @Override
    public Optional<Application> find(PartnerId partner, ApplicationId id) {
        return rows.find(id).map(Row::application).filter(application -> application.partner().equals(partner));
    }

    /** Those with data of the person, whoever holds them. */
    List<Application> naming(PersonId person) {
        return byPerson.find(person).orElse(List.of()).stream()
                .map(id -> row(id).application)
                .sorted(Comparator.comparing(application -> application.id().value()))
                .toList();
    }

    PersonId holder(ApplicationId id) {
        return row(id).holder;
    }

    /** Leaves of the person's applications what is about nobody. */
    void forget(PersonId person) {
        for (Application application : naming(person)) {
            Row row = row(application.id());
            rows.put(application.id(), new Row(
                    withoutLimits(application), row.holder, DataKey.NOTHING, row.holds, row.answer == null ? null : DataKey.NOTHING, row.nextCheck));
        }
        byLife.remove(person);
        byPerson.remove(person);
    }

    private static Application withoutLimits(Application application) {
        return new Application(
                application.id(), application.partner(), application.quote(), application.pack(), application.plan(), application.zone(),
                application.coverStart(), application.coverUntil(), application.premium(), application.dueNow(), List.of(),
                application.paymentReference(), application.partnerReference(), application.appliedAt(), application.payBy(), application.state(),
                application.code(), application.policy());
    }

    @Override
    public Optional<ApplicationId> appliedFrom(PartnerId partner, QuoteId quote) {
        return byQuote.find(new QuoteKey(partner, quote));
    }

    @Override
    public Optional<Application> byReference(String paymentReference) {
        return byReference.find(paymentReference).map(id -> row(id).application);
    }

    @Override
    public ApplicationDetails details(Application application) {
        return DataKey.readKept(row(application.id()).details, ApplicationDetails.class);
    }

    @Override
    public Application lock(Application application) {
        units.startWriting();
        return row(application.id()).application;
    }

    @Override
    public void release(Application application) {
        Row row = row(application.id());
        rows.put(application.id(), new Row(row.application, row.holder, row.details, false, row.answer, row.nextCheck));
    }

    @Override
    public void move(Application next, byte @Nullable [] answer, UUID eventId, Instant at) {
        Row row = row(next.id());
        rows.put(next.id(), new Row(next, row.holder, row.details, false, answer, row.nextCheck));
        events.add(EventData.event(eventId, next, at));
    }

    @Override
    public Optional<byte[]> answer(PartnerId partner, ApplicationId id) {
        return rows.find(id).filter(row -> row.application.partner().equals(partner)).map(Row::answer).map(DataKey::kept).map(byte[]::clone);
    }

    /** Of a share that is not paid yet, so much need not be paid any more. */
    void forgive(PartnerId partner, QuoteId quote, String payer, Money amount) {
        List<PremiumShare> left = shares(partner, quote).stream()
                .map(share -> share.payer().equals(payer) && !share.isPaid()
                        ? share.less(amount)
                        : share)
                .toList();
        shares.put(new QuoteKey(partner, quote), left);
    }

    @Override
    public List<PremiumShare> shares(PartnerId partner, QuoteId quote) {
        return shares.find(new QuoteKey(partner, quote)).orElse(List.of());
    }

    @Override
    public void keepShares(PartnerId partner, QuoteId quote, List<PremiumShare> kept) {
        shares.put(new QuoteKey(partner, quote), List.copyOf(kept));
    }

    @Override
    public boolean pay(PartnerId partner, QuoteId quote, PremiumShare paid) {
        return writing(() -> {
            List<PremiumShare> before = shares(partner, quote);
            boolean open = before.stream().anyMatch(share -> share.payer().equals(paid.payer()) && !share.isPaid());
            if (open) {
                keepShares(partner, quote, before.stream().map(share -> share.payer().equals(paid.payer()) ? paid : share).toList());
            }
            return open;
        });
    }

    @Override
    public List<Application> claimDue(Instant now, Instant until, int atMost) {
        return writing(() -> {
            List<Row> due = rows.all().stream()
                    .filter(row -> row.nextCheck != null && !row.nextCheck.isAfter(now))
                    .sorted(Comparator.comparing(row -> Objects.requireNonNull(row.nextCheck)))
                    .limit(atMost)
                    .toList();
            due.forEach(row -> checkAt(row.application, until));
            return due.stream().map(Row::application).toList();
        });
    }

    @Override
    public void checkAt(Application application, @Nullable Instant next) {
        writing(() -> {
            // Read under the lock: what somebody else has moved meanwhile stays moved.
            Row row = row(application.id());
            rows.put(application.id(), new Row(row.application, row.holder, row.details, row.holds, row.answer, next));
            return row;
        });
    }

    private Row row(ApplicationId id) {
        return rows.find(id).orElseThrow(() -> new PayungException("APPLICATION_UNKNOWN", "there is no application " + id));
    }

    private <T> T writing(Supplier<T> work) {
        return units.run(() -> {
            units.startWriting();
            return work.get();
        });
    }
}
