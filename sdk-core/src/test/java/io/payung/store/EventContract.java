package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.claim.Claim;
import io.payung.claim.ClaimState;
import io.payung.event.DeadDelivery;
import io.payung.event.Delivery;
import io.payung.event.Event;
import io.payung.event.EventPage;
import io.payung.event.EventStatus;
import io.payung.event.EventStream;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events, in the order in which they are told. */
interface EventContract extends StoreUnderTest {

    Instant LATER = World.NOON.plusSeconds(3600);
    Duration LEASE = Duration.ofMinutes(1);

    /** A channel of this test's partner alone. */
    private String channel() {
        String name = world().name("listener");
        store().events().subscribe(name, world().partner, World.NOON);
        return name;
    }

    private Optional<Delivery> claim(String channel) {
        return claim(channel, LATER);
    }

    private Optional<Delivery> claim(String channel, Instant now) {
        return store().events().claim(channel, now, LEASE);
    }

    private EventStatus status(String channel) {
        return store().events().status().get(channel);
    }

    /** A policy with a claim that was updated: three events. */
    private Sale soldAndClaimed() {
        Sale sale = world().sale();
        sale.write();
        Claim claim = world().claimOn(sale.number);
        units().run(() -> {
            store().claims().insert(claim, world().ids.uuid(), World.NOON.plusSeconds(1));
            return store().claims().update(World.nextVersion(claim, ClaimState.SUBMITTED), world().ids.uuid(), World.NOON.plusSeconds(2));
        });
        return sale;
    }

    private List<Event> all() {
        return store().events().after(world().partner, null, 500).events();
    }

    @Test
    default void numbersTheEventsOfAPolicy() {
        Sale sale = soldAndClaimed();

        assertThat(all()).extracting(Event::type).containsExactly("policy.issued", "claim.notified", "claim.updated");
        assertThat(all()).extracting(Event::sequence).containsExactly(1L, 2L, 3L);
        assertThat(all()).extracting(Event::occurredAt).containsExactly(World.NOON, World.NOON.plusSeconds(1), World.NOON.plusSeconds(2));
        assertThat(all()).extracting(event -> event.stream().reference()).containsOnly(sale.number.value());
    }

    @Test
    default void knowsWhenTheLatestEventOfAllHappened() {
        Instant far = World.NOON.plus(Duration.ofDays(40_000));
        world().sale().issuedAt(far).write();
        world().sale().write();

        assertThat(store().events().latest()).contains(far);
    }

    @Test
    default void tellsIdsStatesAndAmounts() {
        Sale sale = world().sale().reference("order-7");
        sale.write();

        Map<String, Object> premium = Map.of("amount", "25000", "currency", "IDR");
        Map<String, Object> payment = Map.of(
                "gateway", "simulated", "reference", sale.payment, "payer", "customer", "amount", premium, "paidAt", World.NOON.toString());
        assertThat(all().get(0).data()).isEqualTo(Map.of(
                "policyNumber", sale.number.value(),
                "state", "in-force",
                "product", "personal-accident",
                "productVersion", 1,
                "plan", "basic",
                "coverFrom", World.NOON.toString(),
                "coverUntil", World.TODAY.plusYears(1).minusDays(1).toString(),
                "premium", premium,
                "payments", List.of(payment),
                "partnerReference", "order-7"));
    }

    @Test
    default void writesNoEventOfAUnitThatIsRolledBack() {
        assertThatThrownBy(() -> units().run(() -> {
                    world().sale().write();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(all()).isEmpty();
    }

    @Test
    default void tellsTheNextEventOfAPolicyOnlyAfterTheOneBefore() {
        String channel = channel();
        soldAndClaimed();

        Delivery first = claim(channel).orElseThrow();
        Optional<Delivery> meanwhile = claim(channel);
        store().events().delivered(first);
        Delivery second = claim(channel).orElseThrow();

        assertThat(first.event().sequence()).isEqualTo(1);
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(meanwhile).isEmpty();
        assertThat(second.event().sequence()).isEqualTo(2);
    }

    @Test
    default void holdsBackOnlyTheStreamThatFailed() {
        String channel = channel();
        soldAndClaimed();
        world().sale().write();
        Delivery failing = claim(channel).orElseThrow();
        store().events().retry(failing, LATER.plusSeconds(60));

        Delivery other = claim(channel).orElseThrow();
        store().events().delivered(other);

        assertThat(other.event().stream()).isNotEqualTo(failing.event().stream());
        Optional<Delivery> open = claim(channel, LATER.plusSeconds(59));
        // Of the two streams, whichever did not fail may have more to tell.
        assertThat(open.map(each -> each.event().stream())).isNotEqualTo(Optional.of(failing.event().stream()));
    }

    @Test
    default void triesAgainNoEarlierThanItShould() {
        String channel = channel();
        world().sale().write();
        Delivery failing = claim(channel).orElseThrow();
        Instant due = LATER.plusSeconds(5);
        store().events().retry(failing, due);

        assertThat(claim(channel, due.minusMillis(1))).isEmpty();
        Delivery again = claim(channel, due).orElseThrow();

        assertThat(again.event().id()).isEqualTo(failing.event().id());
        assertThat(again.attempt()).isEqualTo(2);
    }

    @Test
    default void losesAClaimWithItsLease() {
        String channel = channel();
        world().sale().write();
        Delivery lost = claim(channel).orElseThrow();

        assertThat(claim(channel, LATER.plus(LEASE).minusMillis(1))).isEmpty();
        Delivery taken = claim(channel, LATER.plus(LEASE)).orElseThrow();
        store().events().delivered(lost);
        store().events().bury(lost);
        store().events().retry(lost, LATER);

        assertThat(taken.event()).isEqualTo(lost.event());
        assertThat(status(channel)).isEqualTo(new EventStatus(1, World.NOON, 0));
        store().events().delivered(taken);
        assertThat(status(channel)).isEqualTo(new EventStatus(0, null, 0));
    }

    @Test
    default void keepsWhatFollowsADeadEventWaiting() {
        String channel = channel();
        soldAndClaimed();
        Delivery dead = claim(channel).orElseThrow();
        store().events().bury(dead);

        assertThat(claim(channel)).isEmpty();
        assertThat(status(channel)).isEqualTo(new EventStatus(2, World.NOON.plusSeconds(1), 1));
        assertThat(store().events().redeliverDead(channel, LATER)).isEqualTo(1);
        Delivery again = claim(channel).orElseThrow();
        assertThat(again.event().id()).isEqualTo(dead.event().id());
        assertThat(again.attempt()).isEqualTo(1);
    }

    @Test
    default void goesOnWithoutADeadEventThatIsSkipped() {
        String channel = channel();
        soldAndClaimed();
        Delivery dead = claim(channel).orElseThrow();
        assertThat(store().events().skip(channel, dead.event().id())).isFalse();
        store().events().bury(dead);

        assertThat(store().events().skip(channel, dead.event().id())).isTrue();

        assertThat(claim(channel).orElseThrow().event().sequence()).isEqualTo(2);
        assertThat(status(channel).dead()).isZero();
    }

    @Test
    default void listsWhatWasGivenUpOfOnePartnerTheOldestFirst() {
        String every = world().name("listener");
        store().events().subscribe(every, null, World.NOON);
        String channel = channel();
        Sale sale = soldAndClaimed();
        World other = new World(store());
        other.sale().write();
        Event issued = all().get(0);
        store().events().bury(claim(channel).orElseThrow());
        for (int i = 0; i < 2; i++) {
            store().events().bury(claim(every).orElseThrow());
        }

        DeadDelivery dead = new DeadDelivery(channel, issued.id(), EventStream.policy(sale.number.value()), 1, "policy.issued", World.NOON, 1);
        assertThat(store().events().dead(world().partner, channel, 10)).containsExactly(dead);
        assertThat(store().events().dead(world().partner, null, 10)).hasSize(2).contains(dead).extracting(DeadDelivery::event).containsOnly(issued.id());
        assertThat(store().events().dead(world().partner, null, 1)).hasSize(1);
        assertThat(store().events().dead(other.partner, null, 10)).singleElement().satisfies(each -> assertThat(each.channel()).isEqualTo(every));
        assertThat(store().events().dead(other.partner, channel, 10)).isEmpty();
        // Or others in the same database would have all their events kept for it.
        store().events().unsubscribe(every);
    }

    @Test
    default void tellsAgainWhatWasGivenUpOfOnePartnerAndOnce() {
        String every = world().name("listener");
        store().events().subscribe(every, null, World.NOON);
        world().sale().write();
        World other = new World(store());
        other.sale().write();
        Delivery first = claim(every).orElseThrow();
        Delivery second = claim(every).orElseThrow();
        store().events().bury(first);
        store().events().bury(second);
        PartnerId ours = first.event().partner();

        assertThat(store().events().redeliverDead(ours, every, first.event().id(), LATER)).hasValue(1);
        assertThat(store().events().redeliverDead(ours, every, first.event().id(), LATER)).as("it is on its way").hasValue(0);
        assertThat(store().events().redeliverDead(ours, every, null, LATER)).hasValue(0);
        Delivery again = claim(every).orElseThrow();
        assertThat(again.event()).isEqualTo(first.event());
        store().events().delivered(again);
        assertThat(store().events().redeliverDead(ours, every, first.event().id(), LATER)).as("it was heard").hasValue(0);
        assertThat(claim(every)).isEmpty();
        assertThat(store().events().redeliverDead(second.event().partner(), every, null, LATER)).hasValue(1);
        store().events().unsubscribe(every);
    }

    @Test
    default void knowsNoDeliveryOfAnotherPartnerOrListener() {
        String channel = channel();
        world().sale().write();
        Delivery dead = claim(channel).orElseThrow();
        store().events().bury(dead);
        PartnerId other = new World(store()).partner;

        assertThat(store().events().redeliverDead(other, channel, null, LATER)).isEmpty();
        assertThat(store().events().redeliverDead(other, channel, dead.event().id(), LATER)).isEmpty();
        assertThat(store().events().redeliverDead(world().partner, "nobody", null, LATER)).isEmpty();
        assertThat(store().events().redeliverDead(world().partner, channel, world().ids.uuid(), LATER)).isEmpty();
        assertThat(status(channel).dead()).isEqualTo(1);
    }

    @Test
    default void tellsAgainWhatWasHeard() {
        String channel = channel();
        world().sale().write();
        Delivery first = claim(channel).orElseThrow();
        store().events().delivered(first);

        assertThat(store().events().redeliver(channel, first.event().id(), LATER)).isTrue();
        assertThat(store().events().redeliver(channel, world().ids.uuid(), LATER)).isFalse();

        assertThat(claim(channel).orElseThrow().event()).isEqualTo(first.event());
    }

    @Test
    default void hearsOnlyWhatComesAfterItWasKnown() {
        world().sale().write();
        String channel = channel();
        Sale later = world().sale();
        later.write();

        assertThat(claim(channel).orElseThrow().event().stream().reference()).isEqualTo(later.number.value());
        assertThat(claim(channel)).isEmpty();
    }

    @Test
    default void hearsOnlyItsPartner() {
        String channel = channel();
        String every = world().name("listener");
        store().events().subscribe(every, null, World.NOON);
        World other = new World(store());
        other.sale().write();

        assertThat(claim(channel)).isEmpty();
        assertThat(claim(every).orElseThrow().event().partner()).isEqualTo(other.partner);
        assertThat(store().events().unsubscribe(every)).isTrue();
        assertThat(store().events().unsubscribe(every)).isFalse();
        assertThat(claim(every)).isEmpty();
        assertThat(store().events().status()).doesNotContainKey(every).containsKey(channel);
    }

    /** What it has to hear was chosen for the first, so that it would hear of the other what it must not, or nothing. */
    @Test
    default void refusesAnotherPartnerUnderTheNameOfAListener() {
        String one = world().name("listener");
        String every = world().name("listener");
        PartnerId other = new World(store()).partner;
        store().events().subscribe(one, world().partner, World.NOON);
        store().events().subscribe(every, null, World.NOON);
        store().events().subscribe(one, world().partner, World.NOON);
        store().events().subscribe(every, null, World.NOON);

        refused(() -> store().events().subscribe(one, other, World.NOON));
        refused(() -> store().events().subscribe(one, null, World.NOON));
        refused(() -> store().events().subscribe(every, world().partner, World.NOON));
        store().events().unsubscribe(one);
        store().events().subscribe(one, other, World.NOON);
        store().events().unsubscribe(one);
        store().events().unsubscribe(every);
    }

    private static void refused(ThrowingCallable subscribing) {
        assertThatThrownBy(subscribing).isInstanceOfSatisfying(
                PayungException.class, e -> assertThat(e.code()).isEqualTo("LISTENER_PARTNER_CHANGED"));
    }

    @Test
    default void tellsEachChannelByItself() {
        String failing = channel();
        String working = channel();
        world().sale().write();
        store().events().bury(claim(failing).orElseThrow());

        store().events().delivered(claim(working).orElseThrow());

        assertThat(status(failing)).isEqualTo(new EventStatus(0, null, 1));
        assertThat(status(working)).isEqualTo(new EventStatus(0, null, 0));
    }

    @Test
    default void listsEventsPageByPageWithoutRepeatingOrLeavingOut() {
        for (int i = 0; i < 5; i++) {
            world().sale().write();
        }
        List<Event> read = new ArrayList<>();
        EventPage page = store().events().after(world().partner, null, 2);
        while (!page.events().isEmpty()) {
            read.addAll(page.events());
            page = store().events().after(world().partner, page.next(), 2);
        }
        Sale later = world().sale();
        later.write();

        assertThat(read).isEqualTo(all().subList(0, 5)).doesNotHaveDuplicates();
        assertThat(store().events().after(world().partner, page.next(), 2).events())
                .extracting(event -> event.stream().reference())
                .containsExactly(later.number.value());
    }

    @Test
    default void listsNoEventsOfOtherPartners() {
        soldAndClaimed();

        EventPage page = store().events().after(PartnerId.of(world().partner + "-x"), null, 10);

        assertThat(page.events()).isEmpty();
        assertThat(store().events().after(world().partner, page.next(), 10).events()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "ZTEg", "ZTEgLTE", "ZTEgMTIzNDU2Nzg5MDEyMzQ1Njc4OQ", "MSAyMDI2"})
    default void refusesACursorOfEventsThatItNeverGave(String cursor) {
        assertThatThrownBy(() -> store().events().after(world().partner, cursor, 10))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("CURSOR_INVALID"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501})
    default void refusesAPageOfNoEventsOrOfTooMany(int size) {
        assertThatThrownBy(() -> store().events().after(world().partner, null, size))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("PAGE_SIZE"));
    }
}
