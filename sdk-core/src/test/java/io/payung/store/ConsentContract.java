package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.Claim;
import io.payung.consent.ConsentPurpose;
import io.payung.consent.ShownClause;
import io.payung.consent.ledger.LedgerEntry;
import io.payung.consent.ledger.LedgerHead;
import io.payung.consent.ledger.LedgerRecord;
import io.payung.consent.proof.ConsentStore.ChainEnd;
import io.payung.consent.proof.ConsentStore;
import io.payung.consent.proof.StoredConsent;
import io.payung.consent.proof.Withdrawal;
import io.payung.event.Event;
import io.payung.party.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Consent records, withdrawals, and the chain over them. */
interface ConsentContract extends StoreUnderTest {

    int NODES = 4;

    private ConsentStore consents() {
        return store().consents();
    }

    @Test
    default void keepsAConsentForEachPurpose() {
        Sale sale = world().sale().withDataConsent().receivedAt(World.NOON.plusSeconds(9));
        sale.write();

        List<StoredConsent> stored = consents().ofPolicy(world().partner, sale.number);

        assertThat(stored).extracting(StoredConsent::purpose).containsExactly("contract", "data-protection");
        assertThat(stored.get(1).beside()).isEqualTo(stored.get(0).id());
        assertThat(stored.get(0).clauses()).containsExactly(
                new ShownClause("terms", "id", "a".repeat(64), true), new ShownClause("summary", "id", "b".repeat(64), true));
        assertThat(stored.get(1).clauses()).extracting(ShownClause::id).containsExactly(ConsentPurpose.DATA_CLAUSE);
        assertThat(stored).allSatisfy(consent -> {
            assertThat(consent.acceptedAt()).isEqualTo(World.NOON);
            assertThat(consent.receivedAt()).isEqualTo(World.NOON.plusSeconds(9));
            assertThat(consent.saltedDigest()).hasSize(64);
        });
        assertThat(consents().ofPolicy(PartnerId.of(world().partner + "-x"), sale.number)).isEmpty();
    }

    @Test
    default void givesTheWholeConsentBackWhateverItIsFor() {
        Sale sale = world().sale().withDataConsent();
        sale.write();

        assertThat(store().policies().details(world().partner, sale.number).orElseThrow().consent()).isEqualTo(sale.details().consent());
    }

    @Test
    default void saltsWhatItDigests() {
        Sale one = world().sale();
        Sale other = world().sale();
        one.write();
        other.write();

        assertThat(consents().ofPolicy(world().partner, one.number).get(0).saltedDigest())
                .isNotEqualTo(consents().ofPolicy(world().partner, other.number).get(0).saltedDigest());
    }

    @Test
    default void putsWhatIsRecordedInLineToBeChained() {
        world().sale().withDataConsent().write();

        List<LedgerRecord> waiting = units().run(() -> consents().unsealed(world().partner, 10));

        assertThat(waiting).hasSize(2);
        assertThat(consents().waiting()).contains(world().partner);
        assertThat(seal()).isEqualTo(2);
        assertThat(units().run(() -> consents().unsealed(world().partner, 10))).isEmpty();
        assertThat(consents().waiting()).doesNotContain(world().partner);
    }

    @Test
    default void takesNoRecordOfAPolicyThatWasNotIssued() {
        String payment = world().name("pay");
        world().sale().paidBy(payment).write();
        world().sale().paidBy(payment).write();

        assertThat(units().run(() -> consents().unsealed(world().partner, 10))).hasSize(1);
    }

    @Test
    default void goesOnWhereTheChainEnded() {
        world().sale().write();
        seal();
        world().sale().withDataConsent().write();
        seal();

        List<LedgerEntry> entries = consents().entries(world().partner, 0, 10);
        List<LedgerHead> heads = consents().heads(world().partner, 0, 10);

        assertThat(entries).extracting(LedgerEntry::number).containsExactly(1L, 2L, 3L);
        assertThat(entries).allMatch(LedgerEntry::fits);
        assertThat(entries.get(1).previous()).isEqualTo(entries.get(0).hash());
        assertThat(heads).extracting(LedgerHead::entry).containsExactly(1L, 3L);
        assertThat(heads.get(1).hash()).isEqualTo(entries.get(2).hash());
        assertThat(consents().entries(world().partner, 1, 1)).containsExactly(entries.get(1));
        assertThat(consents().heads(world().partner, 1, 1)).containsExactly(heads.get(1));
        assertThat(consents().entryOf(world().partner, entries.get(2).record())).contains(entries.get(2));
    }

    @Test
    default void tellsTheHeadAsAnEvent() {
        world().sale().write();
        seal();
        LedgerHead head = consents().heads(world().partner, 0, 10).get(0);

        List<Event> events = store().events().after(world().partner, null, 100).events();

        assertThat(events).filteredOn(event -> event.type().equals("consent.head_sealed")).singleElement()
                .satisfies(event -> assertThat(event.data().get("signature")).isEqualTo(head.signature()));
    }

    @Test
    default void keepsEventsAsYoungAsAConsentThatNobodyHasSealed() {
        Sale sale = world().sale();
        sale.write();
        Claim claim = world().claimOn(sale.number);
        units().run(() -> {
            store().claims().insert(claim, world().ids.uuid(), World.NOON.plusSeconds(1));
            return claim;
        });

        deleteEvents();
        List<Event> before = store().events().after(world().partner, null, 100).events();
        seal();
        deleteEvents();

        assertThat(before).as("the consent was received when the policy was issued").extracting(Event::type).containsExactly("policy.issued", "claim.notified");
        assertThat(store().events().after(world().partner, null, 100).events()).isEmpty();
    }

    private void deleteEvents() {
        Instant later = World.NOON.plus(Duration.ofDays(3650));
        while (store().events().deleteHeard(later, 500) > 0) {
            assertThat(store().events().after(world().partner, null, 500).events()).hasSizeLessThan(500);
        }
    }

    @Test
    default void givesBackRecordsAsTheyWereChained() {
        Sale sale = world().sale().withDataConsent();
        sale.write();
        withdraw(sale);
        seal();
        List<LedgerEntry> entries = consents().entries(world().partner, 0, 10);

        List<LedgerRecord> records = consents().records(world().partner, entries.stream().map(LedgerEntry::record).toList());

        assertThat(entries).hasSize(3);
        assertThat(records).extracting(record -> record.content().digest())
                .isEqualTo(entries.stream().map(LedgerEntry::contentDigest).toList());
        assertThat(records).extracting(LedgerRecord::policy).containsOnly(sale.number.value());
        assertThat(consents().records(PartnerId.of(world().partner + "-x"), List.of(entries.get(0).record())))
                .extracting(LedgerRecord::content).containsOnlyNulls();
    }

    @Test
    default void withdrawsAConsentOnceAndDeletesNothing() {
        Sale sale = world().sale().withDataConsent();
        sale.write();
        Withdrawal first = withdraw(sale);
        Withdrawal again = withdrawal(sale);

        assertThat(units().run(() -> consents().withdraw(again, world().ids.uuid()))).isFalse();
        assertThat(consents().withdrawalOf(world().partner, first.consent())).contains(first);
        assertThat(consents().ofPolicy(world().partner, sale.number)).hasSize(2);
        assertThat(store().events().after(world().partner, null, 100).events())
                .filteredOn(event -> event.type().equals("consent.withdrawn")).singleElement()
                .satisfies(event -> assertThat(event.data()).isEqualTo(first.toMap()));
    }

    @Test
    default void chainsEveryRecordOnceWhateverNodesSealAtOnce() {
        for (int i = 0; i < 12; i++) {
            world().sale().write();
        }
        List<Callable<Integer>> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(this::seal);
        }

        List<Integer> sealed = Threads.atOnce(nodes);
        seal();

        assertThat(sealed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12);
        List<LedgerEntry> entries = consents().entries(world().partner, 0, 100);
        assertThat(entries).extracting(LedgerEntry::record).doesNotHaveDuplicates().hasSize(12);
        assertThat(entries).extracting(LedgerEntry::number).isSorted().last().isEqualTo(12L);
    }

    @Test
    default void keepsTheChainApartForEachPartner() {
        PartnerId other = PartnerId.of(world().partner + "-x");
        world().sale().write();
        seal();

        assertThat(consents().entries(other, 0, 10)).isEmpty();
        assertThat(consents().heads(other, 0, 10)).isEmpty();
        assertThat(units().run(() -> consents().lock(other))).contains(new ChainEnd(0, LedgerEntry.START, 0));
    }

    private int seal() {
        return world().seal();
    }

    private Withdrawal withdraw(Sale sale) {
        Withdrawal withdrawal = withdrawal(sale);
        assertThat(units().run(() -> consents().withdraw(withdrawal, world().ids.uuid()))).isTrue();
        return withdrawal;
    }

    private Withdrawal withdrawal(Sale sale) {
        UUID consent = consents().ofPolicy(world().partner, sale.number).get(1).id();
        return new Withdrawal(
                world().ids.uuid(), world().partner, sale.number, consent, "data-protection", "applicant", "app", World.NOON.plusSeconds(60),
                World.NOON.plusSeconds(61), "stop-processing", World.NOON.plus(72, ChronoUnit.HOURS));
    }
}
