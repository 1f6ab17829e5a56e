package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.claim.Claim;
import io.payung.event.Delivery;
import io.payung.event.Event;
import io.payung.event.EventPage;
import io.payung.fault.PayungException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of events that are old. */
interface EventRetentionContract extends StoreUnderTest {

    Instant MUCH_LATER = World.NOON.plusSeconds(5);

    /** Apart from what sealing tells itself. */
    private List<Event> left() {
        List<Event> all = store().events().after(world().partner, null, 500).events();
        return all.stream().filter(event -> !event.type().equals("consent.head_sealed")).toList();
    }

    private List<Event> behind(String cursor) {
        return store().events().after(world().partner, cursor, 1).events();
    }

    private String next(String cursor) {
        return store().events().after(world().partner, cursor, 1).next();
    }

    /** Of whatever partner: others of the same database have old events, too. */
    private void delete(Instant before) {
        int deleted = store().events().deleteHeard(before, 500);
        while (deleted > 0) {
            deleted = store().events().deleteHeard(before, 500);
        }
    }

    private Sale soldAndClaimed() {
        Sale sale = world().sale();
        sale.write();
        Claim claim = world().claimOn(sale.number);
        units().run(() -> {
            store().claims().insert(claim, world().ids.uuid(), World.NOON.plusSeconds(1));
            return claim;
        });
        return sale;
    }

    private String channel() {
        String name = world().name("listener");
        store().events().subscribe(name, world().partner, World.NOON);
        return name;
    }

    private Delivery claim(String channel) {
        return store().events().claim(channel, World.NOON.plusSeconds(60), Duration.ofMinutes(1)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 1", "1, 0"})
    default void deletesWhatHappenedBefore(int millis, int kept) {
        world().sale().write();
        world().seal();

        delete(World.NOON.plusMillis(millis));

        assertThat(left()).hasSize(kept);
    }

    @Test
    default void keepsWhatSomebodyHasStillToHear() {
        String first = channel();
        String second = channel();
        soldAndClaimed();
        world().seal();
        delete(MUCH_LATER);
        assertThat(left()).as("both are pending").hasSize(2);

        store().events().delivered(claim(first));
        store().events().delivered(claim(first));
        delete(MUCH_LATER);
        assertThat(left()).as("the other has heard nothing").hasSize(2);

        store().events().delivered(claim(second));
        Delivery dead = claim(second);
        store().events().bury(dead);
        delete(MUCH_LATER);
        assertThat(left()).as("one is dead").containsExactly(dead.event());

        store().events().skip(second, dead.event().id());
        // What sealing told may stand in front of it.
        store().events().delivered(claim(first));
        store().events().delivered(claim(second));
        delete(MUCH_LATER);
        assertThat(left()).isEmpty();
    }

    /** Else a page would go on behind a hole, and who asks would never learn of it. */
    @Test
    default void keepsWhatComesBehindAnEventThatIsKept() {
        String channel = channel();
        world().sale().write();
        world().sale().write();
        world().seal();
        Delivery one = claim(channel);
        Delivery other = claim(channel);
        Event first = left().get(0);
        store().events().delivered(one.event().equals(first) ? other : one);

        delete(MUCH_LATER);

        assertThat(left()).hasSize(2);
    }

    @Test
    default void saysToWhoeverAsksThatEventsBehindTheCursorAreGone() {
        String start = next(null);
        assertThat(start).isEqualTo(EventPage.BEGINNING);
        soldAndClaimed();
        world().seal();
        String one = next(start);
        String two = next(one);
        String three = next(two);
        String channel = channel();
        world().sale().write();
        world().seal();

        delete(MUCH_LATER);
        assertThat(List.of(start, one, two)).allSatisfy(this::isGone);
        assertThat(behind(three)).extracting(Event::type).containsExactly("policy.issued");
        assertThat(behind(null)).isEqualTo(behind(three));

        String five = next(next(three));
        store().events().delivered(claim(channel));
        store().events().delivered(claim(channel));
        delete(MUCH_LATER);
        isGone(three);
        assertThat(behind(five)).isEmpty();
        assertThat(next(null)).as("who begins when nothing is left, goes on from here").isEqualTo(five);
    }

    private void isGone(String cursor) {
        assertThatThrownBy(() -> behind(cursor)).isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("EVENTS_GONE"));
    }

    @Test
    default void goesOnNumberingAndTellingBehindWhatIsGone() {
        Sale sale = soldAndClaimed();
        world().seal();
        delete(MUCH_LATER);
        String next = next(null);
        String channel = channel();

        Claim claim = world().claimOn(sale.number);
        units().run(() -> {
            store().claims().insert(claim, world().ids.uuid(), World.NOON.plusSeconds(2));
            return claim;
        });

        assertThat(claim(channel).event().sequence()).isEqualTo(3);
        assertThat(behind(next)).extracting(Event::sequence).containsExactly(3L);
    }

    @Test
    default void tellsNothingAgainThatIsGone() {
        String channel = channel();
        world().sale().write();
        Delivery heard = claim(channel);
        store().events().delivered(heard);
        world().seal();
        delete(MUCH_LATER);

        assertThat(left()).isEmpty();
        assertThat(store().events().redeliver(channel, heard.event().id(), World.NOON)).isFalse();
        assertThat(store().events().redeliverDead(world().partner, channel, heard.event().id(), World.NOON)).isEmpty();
    }

    @Test
    default void deletesNoMoreAtOnceThanIsAskedFor() {
        delete(MUCH_LATER);
        for (int i = 0; i < 3; i++) {
            world().sale().write();
        }
        world().seal();

        assertThat(store().events().deleteHeard(MUCH_LATER, 2)).isEqualTo(2);
        assertThat(left()).hasSize(1);
        assertThat(store().events().deleteHeard(MUCH_LATER, 2)).as("the third, and what sealing told").isEqualTo(2);
        assertThat(store().events().deleteHeard(MUCH_LATER, 2)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501})
    default void refusesToDeleteNoEventsOrTooMany(int size) {
        assertThatThrownBy(() -> store().events().deleteHeard(MUCH_LATER, size))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("PAGE_SIZE"));
    }
}
