package io.payung.store;

import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.policy.CoverHolder;
import io.payung.policy.CoverStore;
import io.payung.policy.SumLimit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Covers in memory. One unit writes at a time, so looking and then writing is enough here. */
final class MemoryCovers implements CoverStore {

    private record Holder(PartnerId partner, CoverHolder holder) {}

    private record UniqueKey(PartnerId partner, String product, String key) {}

    private record SumKey(PartnerId partner, SumLimit.Kind kind, String reference, Currency currency) {}

    private final MemoryUnitOfWork units;
    private final MemoryTable<Holder, Boolean> held;
    private final MemoryTable<UniqueKey, List<NewCover>> byKey;
    private final MemoryTable<SumKey, List<NewCover>> bySum;

    MemoryCovers(MemoryUnitOfWork units) {
        this.units = units;
        this.held = MemoryTable.index(units);
        this.byKey = MemoryTable.index(units);
        this.bySum = MemoryTable.index(units);
    }

    @Override
    public Optional<Refusal> take(NewCover cover, Instant now) {
        return units.run(() -> {
            units.startWriting();
            List<UniqueKey> keys = cover.keys().stream().distinct().map(key -> new UniqueKey(cover.partner(), cover.product(), key)).toList();
            if (keys.stream().anyMatch(key -> of(byKey, key).stream().anyMatch(other -> overlap(other, cover)))) {
                return Optional.of(new Refusal(null));
            }
            List<SumLimit> limits = JdbcCovers.inOrder(cover.limits());
            for (SumLimit limit : limits) {
                if (limit.most() != null && used(sumKey(cover, limit), now).plus(cover.sumInsured()).compareTo(limit.most()) > 0) {
                    return Optional.of(new Refusal(limit));
                }
            }
            held.put(new Holder(cover.partner(), cover.holder()), true);
            keys.forEach(key -> add(byKey, key, cover));
            limits.forEach(limit -> add(bySum, sumKey(cover, limit), cover));
            return Optional.empty();
        });
    }

    @Override
    public boolean release(PartnerId partner, CoverHolder holder) {
        return units.run(() -> {
            units.startWriting();
            Holder key = new Holder(partner, holder);
            boolean known = held.find(key).orElse(false);
            if (known) {
                held.put(key, false);
            }
            return known;
        });
    }

    /** What says whom or what the cover covered; sums stay counted. */
    void forgetKeys(PartnerId partner, CoverHolder holder) {
        Predicate<NewCover> forgotten = cover -> cover.partner().equals(partner) && cover.holder().equals(holder);
        List<NewCover> covers = bySum.all().stream().flatMap(List::stream).filter(forgotten).toList();
        Stream.concat(covers.stream(), byKey.all().stream().flatMap(List::stream).filter(forgotten))
                .flatMap(cover -> cover.keys().stream().map(key -> new UniqueKey(partner, cover.product(), key)))
                .distinct()
                .toList()
                .forEach(key -> forget(key, forgotten));
        covers.forEach(cover -> cover.limits().forEach(limit -> {
            SumKey key = sumKey(cover, limit);
            bySum.put(key, bySum.find(key).orElse(List.of()).stream().map(each -> forgotten.test(each) ? withoutKeys(each) : each).toList());
        }));
    }

    private void forget(UniqueKey key, Predicate<NewCover> forgotten) {
        List<NewCover> others = byKey.find(key).orElse(List.of()).stream().filter(forgotten.negate()).toList();
        if (others.isEmpty()) {
            byKey.remove(key);
        } else {
            byKey.put(key, others);
        }
    }

    private static NewCover withoutKeys(NewCover cover) {
        return new NewCover(
                cover.partner(), cover.holder(), cover.product(), List.of(), cover.limits(), cover.sumInsured(), cover.from(), cover.until(), cover.end());
    }

    private Money used(SumKey key, Instant now) {
        return of(bySum, key).stream()
                .filter(cover -> cover.end().isAfter(now))
                .map(NewCover::sumInsured)
                .reduce(Money.zero(key.currency), Money::plus);
    }

    private <K> List<NewCover> of(MemoryTable<K, List<NewCover>> table, K key) {
        return table.find(key).orElse(List.of()).stream()
                .filter(cover -> held.find(new Holder(cover.partner(), cover.holder())).orElse(false))
                .toList();
    }

    private <K> void add(MemoryTable<K, List<NewCover>> table, K key, NewCover cover) {
        List<NewCover> longer = new ArrayList<>(of(table, key));
        // Of a cover that was released and is taken again, only the second time counts.
        longer.removeIf(other -> other.partner().equals(cover.partner()) && other.holder().equals(cover.holder()));
        longer.add(cover);
        table.put(key, List.copyOf(longer));
    }

    private static boolean overlap(NewCover one, NewCover other) {
        return !one.from().isAfter(other.until()) && !other.from().isAfter(one.until());
    }

    private static SumKey sumKey(NewCover cover, SumLimit limit) {
        return new SumKey(cover.partner(), limit.kind(), limit.reference(), cover.sumInsured().currency());
    }
}
