package io.payung.store;

import io.payung.decision.DecisionReceipt;
import io.payung.event.EventStream;
import io.payung.event.EventType;
import io.payung.json.CanonicalJson;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.payment.RefundDue;
import io.payung.policy.Move;
import io.payung.policy.PersonId;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyMove;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.PolicyStore;
import io.payung.policy.Standing;
import io.payung.product.Product;
import io.payung.quote.BenefitLimit;
import io.payung.quote.Holdings;
import io.payung.quote.QuoteId;
import io.payung.quote.QuoteRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Policies, in memory. The personal part goes through the same JSON as in a database, so that both stores give back the same. */
final class MemoryPolicies implements PolicyStore {

    private record Key(PartnerId partner, PolicyNumber policy) {}

    private record QuoteKey(PartnerId partner, QuoteId quote) {}

    private record LifeKey(Key policy, int place) {}

    private record Row(Policy policy, byte[] details, PersonId holder, String secretDigest) {}

    private final MemoryUnitOfWork units;
    private final MemoryPersons persons;
    private final MemoryPacks packs;
    private final MemoryPayments payments;
    private final MemoryApplications applications;
    private final MemoryEvents events;
    private final MemoryTable<Key, Row> rows;
    private final MemoryConsents consents;
    private final MemoryTable<UUID, Key> decisions;
    private final MemoryTable<Key, List<PolicyMove>> moves;
    private final MemoryTable<LifeKey, PersonId> lives;
    private final MemoryTable<QuoteKey, PolicyNumber> byQuote;
    private final MemoryTable<PersonId, List<Policy>> byLife;
    private final MemoryTable<PersonId, List<Key>> byPerson;

    MemoryPolicies(
            MemoryUnitOfWork units,
            MemoryPersons persons,
            MemoryPacks packs,
            MemoryEvents events,
            MemoryPayments payments,
            MemoryApplications applications,
            MemoryConsents consents) {
        this.units = units;
        this.persons = persons;
        this.packs = packs;
        this.events = events;
        this.payments = payments;
        this.applications = applications;
        this.rows = new MemoryTable<>(units, "policy");
        this.consents = consents;
        this.decisions = new MemoryTable<>(units, "decision");
        this.moves = MemoryTable.index(units);
        this.lives = new MemoryTable<>(units, "policy_life");
        this.byQuote = MemoryTable.index(units);
        this.byLife = MemoryTable.index(units);
        this.byPerson = MemoryTable.index(units);
    }

    @Override
    public Conflict insert(NewPolicy created) {
        return units.run(() -> {
            units.startWriting();
            PartnerId partner = created.policy().partner();
            if (byQuote.find(new QuoteKey(partner, created.policy().quote())).isPresent()) {
                return Conflict.QUOTE_USED;
            }
            if (!payments.areFree(partner, created.allocations(), created.ofApplication())) {
                return Conflict.PAYMENT_USED;
            }
            String pack = created.policy().pack().digest();
            PackDigest.requireKept(packs.find(pack).isPresent(), pack);
            write(created, toMicroseconds(created.policy()));
            return Conflict.NONE;
        });
    }

    private void write(NewPolicy created, Policy policy) {
        Row row = new Row(
                policy,
                CanonicalJson.write(created.details()),
                created.insured().get(0),
                created.secretDigest());
        Key key = new Key(policy.partner(), policy.number());
        rows.put(key, row);
        consents.write(created);
        decisions.put(created.details().receipt().id(), key);
        byQuote.put(new QuoteKey(policy.partner(), policy.quote()), policy.number());
        writeLives(key, policy, created.insured());
        created.named().forEach(person -> byPerson.put(person, longer(byPerson.find(person).orElse(List.of()), key)));
        created.allocations().forEach(part -> payments.allocate(policy, part, created.ofApplication()));
        events.add(new NewEvent(
                created.eventId(), policy.partner(), EventStream.policy(policy.number().value()), EventType.POLICY_ISSUED, policy.issuedAt(),
                EventData.of(policy, created.allocations())));
    }

    private void writeLives(Key key, Policy policy, List<PersonId> insured) {
        for (int place = 0; place < insured.size(); place++) {
            lives.put(new LifeKey(key, place), insured.get(place));
        }
        for (PersonId life : new LinkedHashSet<>(insured)) {
            byLife.put(life, longer(byLife.find(life).orElse(List.of()), policy));
        }
    }

    @Override
    public boolean move(PartnerId partner, PolicyNumber number, @Nullable Standing read, @Nullable Standing becomes, Move why) {
        return units.run(() -> {
            units.startWriting();
            Key key = new Key(partner, number);
            Optional<Row> found = rows.find(key).filter(row -> Objects.equals(row.policy.standing(), read));
            found.ifPresent(row -> {
                rewrite(key, row, policy -> policy.standing(becomes));
                List<PolicyMove> before = moves(partner, number);
                moves.put(key, longer(before, PolicyMove.next(before.size(), read, becomes, why)));
                events.add(EventData.event(row.policy.standing(becomes), why));
            });
            return found.isPresent();
        });
    }

    @Override
    public List<PolicyMove> moves(PartnerId partner, PolicyNumber number) {
        return moves.find(new Key(partner, number)).orElse(List.of());
    }

    private void rewrite(Key key, Row row, UnaryOperator<Policy> change) {
        rows.put(key, new Row(change.apply(row.policy), row.details, row.holder, row.secretDigest));
        livesOf(key).forEach(life -> byLife.put(
                life, byLife.find(life).orElse(List.of()).stream().map(each -> isOf(each, key) ? change.apply(each) : each).toList()));
    }

    /** Gives the personal part another request. */
    void reseal(PartnerId partner, PolicyNumber number, QuoteRequest request) {
        Key key = new Key(partner, number);
        Row row = rows.find(key).orElseThrow();
        PolicyDetails before = DataKey.readKept(row.details, PolicyDetails.class);
        byte[] details = CanonicalJson.write(new PolicyDetails(request, before.consent(), before.receipt()));
        rows.put(key, new Row(row.policy, details, row.holder, row.secretDigest));
    }

    private Set<PersonId> livesOf(Key key) {
        Set<PersonId> found = new LinkedHashSet<>();
        for (int place = 0; lives.find(new LifeKey(key, place)).isPresent(); place++) {
            found.add(lives.find(new LifeKey(key, place)).orElseThrow());
        }
        return found;
    }

    private static boolean isOf(Policy policy, Key key) {
        return policy.partner().equals(key.partner) && policy.number().equals(key.policy());
    }

    private static <T> List<T> longer(List<T> some, T one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }

    /** Those with data of the person, whoever holds them. */
    List<Policy> naming(PersonId person) {
        return byPerson.find(person).orElse(List.of()).stream()
                .map(key -> rows.find(key).orElseThrow().policy)
                .sorted(Comparator.comparing(policy -> policy.number().value()))
                .toList();
    }

    /** Leaves of the person's policies what is about nobody; who else was insured by them is still counted, without reasons. */
    void forget(PersonId person) {
        for (Policy policy : naming(person)) {
            Key key = new Key(policy.partner(), policy.number());
            Row row = rows.find(key).orElseThrow();
            rewrite(key, row, MemoryPolicies::counted);
            rows.put(key, new Row(withLimits(policy, List.of()), DataKey.NOTHING, row.holder, row.secretDigest));
        }
        byLife.remove(person);
        byPerson.remove(person);
    }

    private static Policy counted(Policy policy) {
        return withLimits(policy, policy.limits().stream().map(limit -> new BenefitLimit(limit.benefit(), limit.amount(), List.of())).toList());
    }

    /** As precise as a database keeps an instant. */
    private static Policy toMicroseconds(Policy policy) {
        return withLimits(policy, policy.limits());
    }

    private static Policy withLimits(Policy policy, List<BenefitLimit> limits) {
        return new Policy(
                policy.number(),
                policy.partner(),
                policy.quote(),
                policy.pack(),
                policy.plan(),
                policy.zone(),
                policy.coverFrom().truncatedTo(ChronoUnit.MICROS),
                policy.coverUntil(),
                policy.premium(),
                limits,
                policy.partnerReference(),
                policy.issuedAt().truncatedTo(ChronoUnit.MICROS),
                policy.standing());
    }

    @Override
    public Optional<PolicyNumber> issuedFrom(PartnerId partner, QuoteId quote) {
        return byQuote.find(new QuoteKey(partner, quote));
    }

    @Override
    public Optional<Policy> find(PartnerId partner, PolicyNumber number) {
        return rows.find(new Key(partner, number)).map(Row::policy);
    }

    /** Throws {@code PERSON_ERASED} when nothing personal is left of it. */
    void requireKept(PartnerId partner, PolicyNumber number) {
        rows.find(new Key(partner, number)).ifPresent(row -> DataKey.kept(row.details));
    }

    @Override
    public Optional<PolicyDetails> details(PartnerId partner, PolicyNumber number) {
        return rows.find(new Key(partner, number)).map(row -> DataKey.readKept(row.details, PolicyDetails.class));
    }

    @Override
    public Optional<DecisionReceipt> decision(PartnerId partner, PolicyNumber number) {
        return details(partner, number).map(PolicyDetails::receipt);
    }

    @Override
    public Optional<String> secretDigest(PartnerId partner, PolicyNumber number) {
        return rows.find(new Key(partner, number)).map(Row::secretDigest);
    }

    @Override
    public void replaceSecret(PartnerId partner, PolicyNumber number, String digest) {
        Key key = new Key(partner, number);
        units.run(() -> {
            units.startWriting();
            rows.find(key).ifPresent(row -> rows.put(key, new Row(row.policy, row.details, row.holder, digest)));
            return key;
        });
    }

    @Override
    public Optional<PersonId> holder(PartnerId partner, PolicyNumber number) {
        return rows.find(new Key(partner, number)).map(Row::holder);
    }

    @Override
    public Page page(
            PartnerId partner,
            @Nullable String partnerReference,
            @Nullable PolicyState state,
            Instant now,
            @Nullable String cursor,
            int size) {
        PageCursor.checkSize(size);
        PageCursor after = PageCursor.parse(cursor);
        List<Policy> found = rows.all().stream()
                .map(Row::policy)
                .filter(policy -> policy.partner().equals(partner))
                .filter(policy -> partnerReference == null || partnerReference.equals(policy.partnerReference()))
                .filter(policy -> state == null || policy.stateAt(now) == state)
                .filter(policy -> after == null || after.isBefore(policy))
                .sorted(PageCursor.NEWEST_FIRST)
                .limit(size + 1L)
                .toList();
        return PageCursor.page(found, size);
    }

    @Override
    public Holdings holdings(PartnerId partner, IdentityDocument person, Product product, LocalDate from, LocalDate until) {
        List<CountedCover> covers = new ArrayList<>();
        persons.find(partner, person).ifPresent(id -> {
            byLife.find(id).orElse(List.of()).stream()
                    .filter(policy -> policy.pack().product().equals(product.id().value()))
                    .map(CountedCover::of)
                    .forEach(covers::add);
            covers.addAll(applications.held(id, product.id().value()));
        });
        return CountedCover.holdings(covers, product.currency(), from, until);
    }

    /** Adds up what was sold. */
    void addTo(MemoryLedger ledger, PartnerId partner) {
        rows.all().stream().map(Row::policy).filter(policy -> policy.partner().equals(partner)).forEach(policy -> ledger.written(policy.premium()));
    }

    @Override
    public boolean owe(PartnerId partner, RefundDue refund) {
        return payments.oweOfPolicy(partner, refund);
    }

    @Override
    public boolean withdrawOwed(PartnerId partner, String gateway, String reference, Instant at) {
        return units.run(() -> {
            units.startWriting();
            return payments.withdraw(partner, gateway, reference, at);
        });
    }

    @Override
    public Optional<RefundDue> owed(PartnerId partner, String gateway, String reference) {
        return payments.owed(partner, gateway, reference);
    }

    @Override
    public Map<String, Long> counts() {
        return units.counts();
    }
}
