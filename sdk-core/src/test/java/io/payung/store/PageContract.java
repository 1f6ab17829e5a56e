package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.PolicyStore.Page;
import io.payung.policy.Standing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of policies. */
interface PageContract extends StoreUnderTest {

    private Page page(String reference, PolicyState state, Instant now, String cursor, int size) {
        return store().policies().page(world().partner, reference, state, now, cursor, size);
    }

    private PolicyNumber sold(Sale sale) {
        sale.write();
        return sale.number;
    }

    private static List<PolicyNumber> numbers(Page page) {
        return page.policies().stream().map(Policy::number).toList();
    }

    @Test
    default void startsWithTheNewest() {
        PolicyNumber middle = sold(world().sale().issuedAt(World.NOON.plusMillis(2)));
        PolicyNumber oldest = sold(world().sale().issuedAt(World.NOON.plusMillis(1)));
        PolicyNumber newest = sold(world().sale().issuedAt(World.NOON.plusMillis(3)));

        Page page = page(null, null, World.NOON, null, 3);

        assertThat(numbers(page)).containsExactly(newest, middle, oldest);
        assertThat(page.next()).isNull();
    }

    @Test
    default void goesThroughAllPagesEvenWithinOneInstant() {
        List<PolicyNumber> sold = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            sold.add(sold(world().sale().issuedAt(World.NOON.plusMillis(i / 3))));
        }
        List<PolicyNumber> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page page = page(null, null, World.NOON, cursor, 2);
            seen.addAll(numbers(page));
            cursor = page.next();
            // What is issued meanwhile is newer, so it moves nothing.
            sold(world().sale().issuedAt(World.NOON.plusSeconds(60 + seen.size())));
        } while (cursor != null);

        assertThat(seen).hasSize(7).containsExactlyInAnyOrderElementsOf(sold);
    }

    @Test
    default void givesNoNextPageAfterAFullLastOne() {
        sold(world().sale());
        sold(world().sale());

        assertThat(page(null, null, World.NOON, null, 2).next()).isNull();
        assertThat(page(null, null, World.NOON, null, 1).next()).isNotNull();
    }

    @Test
    default void findsByThePartnersReference() {
        PolicyNumber wanted = sold(world().sale().reference("order-1"));
        sold(world().sale().reference("order-2"));
        sold(world().sale());

        assertThat(numbers(page("order-1", null, World.NOON, null, 10))).containsExactly(wanted);
    }

    @Test
    default void findsByStateAtTheInstant() {
        Instant from = World.NOON;
        PolicyNumber number = sold(world().sale().coveringFrom(from, World.TODAY));
        Instant end = World.TODAY.plusDays(1).atStartOfDay(World.JAKARTA).toInstant();

        assertThat(states(from.minus(1, ChronoUnit.MICROS), number)).containsExactly(PolicyState.SCHEDULED);
        assertThat(states(from, number)).containsExactly(PolicyState.IN_FORCE);
        assertThat(states(from.plus(1, ChronoUnit.MICROS), number)).containsExactly(PolicyState.IN_FORCE);
        assertThat(states(end.minus(1, ChronoUnit.MICROS), number)).containsExactly(PolicyState.IN_FORCE);
        assertThat(states(end, number)).containsExactly(PolicyState.EXPIRED);
        assertThat(states(end.plus(1, ChronoUnit.MICROS), number)).containsExactly(PolicyState.EXPIRED);
    }

    @Test
    default void findsAMovedPolicyByWhatItBecameFromThatInstantOn() {
        Instant since = World.NOON.plus(3, ChronoUnit.DAYS);
        for (PolicyState state : PolicyState.values()) {
            if (!state.isOfDates()) {
                PolicyNumber number = sold(world().sale());
                assertThat(moved(number, null, new Standing(state, since))).isTrue();

                assertThat(states(since.minus(1, ChronoUnit.MICROS), number)).containsExactly(PolicyState.IN_FORCE);
                assertThat(states(since, number)).containsExactly(state);
                assertThat(states(since.plus(1, ChronoUnit.MICROS), number)).containsExactly(state);
            }
        }
    }

    @Test
    default void letsAPolicyInGraceExpireAndNoOther() {
        PolicyNumber inGrace = sold(world().sale());
        PolicyNumber cancelled = sold(world().sale());
        moved(inGrace, null, new Standing(PolicyState.IN_GRACE, World.NOON));
        moved(cancelled, null, new Standing(PolicyState.CANCELLED, World.NOON));
        Instant end = store().policies().find(world().partner, inGrace).orElseThrow().coverEnd();

        assertThat(states(end.minus(1, ChronoUnit.MICROS), inGrace)).containsExactly(PolicyState.IN_GRACE);
        assertThat(states(end, inGrace)).containsExactly(PolicyState.EXPIRED);
        assertThat(states(end, cancelled)).containsExactly(PolicyState.CANCELLED);
    }

    @Test
    default void movesOnlyAPolicyThatStandsAsItWasRead() {
        PolicyNumber number = sold(world().sale());
        Standing grace = new Standing(PolicyState.IN_GRACE, World.NOON);
        Standing lapsed = new Standing(PolicyState.LAPSED, World.NOON.plusSeconds(1));

        assertThat(moved(number, grace, lapsed)).isFalse();
        assertThat(moved(number, null, grace)).isTrue();
        assertThat(moved(number, null, lapsed)).isFalse();
        assertThat(moved(number, new Standing(PolicyState.IN_GRACE, World.NOON.plusSeconds(1)), lapsed)).isFalse();
        assertThat(standing(number)).isEqualTo(grace);
        assertThat(moved(number, grace, lapsed)).isTrue();
        assertThat(standing(number)).isEqualTo(lapsed);
        assertThat(moved(number, lapsed, null)).isTrue();
        assertThat(standing(number)).isNull();
        assertThat(moved(world().number(), null, grace)).isFalse();
    }

    private Standing standing(PolicyNumber number) {
        return store().policies().find(world().partner, number).orElseThrow().standing();
    }

    private boolean moved(PolicyNumber number, Standing read, Standing becomes) {
        return store().unitOfWork().run(() -> store().policies().move(world().partner, number, read, becomes, world().why(World.NOON)));
    }

    private List<PolicyState> states(Instant now, PolicyNumber number) {
        List<PolicyState> states = new ArrayList<>();
        for (PolicyState state : PolicyState.values()) {
            if (numbers(page(null, state, now, null, 10)).contains(number)) {
                states.add(state);
            }
        }
        assertThat(states).containsExactly(store().policies().find(world().partner, number).orElseThrow().stateAt(now));
        return states;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "%%%",
                "MSAyMDI2",
                "2 2026-11-22T05:00:00Z A",
                "1 2026-02-31T05:00:00Z A",
                "1 2026-11-22T05:00:00Z A B",
                "1 - A"
            })
    default void refusesACursorThatItNeverGave(String text) {
        String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes());

        for (String cursor : List.of(text, encoded)) {
            assertThatThrownBy(() -> page(null, null, World.NOON, cursor, 10))
                    .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("CURSOR_INVALID"));
        }
    }

    @Test
    default void boundsTheSizeOfAPage() {
        for (int size : new int[] {-1, 0, 501}) {
            assertThatThrownBy(() -> page(null, null, World.NOON, null, size))
                    .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("PAGE_SIZE"));
        }
        assertThat(page(null, null, World.NOON, null, 500).policies()).isEmpty();
    }
}
