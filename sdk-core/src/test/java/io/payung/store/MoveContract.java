package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.event.Event;
import io.payung.event.EventType;
import io.payung.party.PartnerId;
import io.payung.policy.Move;
import io.payung.policy.PolicyMove;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.Standing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What is kept of everything that becomes of a policy. */
interface MoveContract extends StoreUnderTest {

    Standing GRACE = new Standing(PolicyState.IN_GRACE, World.NOON);

    @Test
    default void keepsEveryMoveWithItsCause() {
        PolicyNumber number = sold();
        Instant paid = World.NOON.plusSeconds(9);

        move(number, null, GRACE, why(EventType.POLICY_IN_GRACE, "INSTALMENT_MISSED", World.NOON));
        move(number, GRACE, null, why(EventType.POLICY_BACK_IN_FORCE, "INSTALMENTS_PAID", paid));

        assertThat(moves(number)).containsExactly(
                new PolicyMove(1, null, PolicyState.IN_GRACE, World.NOON, World.NOON, "INSTALMENT_MISSED"),
                new PolicyMove(2, PolicyState.IN_GRACE, null, paid, World.NOON, "INSTALMENTS_PAID"));
    }

    @Test
    default void tellsAMoveByAnEvent() {
        PolicyNumber number = sold();

        move(number, null, GRACE, why(EventType.POLICY_IN_GRACE, "INSTALMENT_MISSED", World.NOON));

        List<Event> events = store().events().after(world().partner, null, 10).events();
        assertThat(events).extracting(Event::type).containsExactly("policy.issued", "policy.in_grace");
        assertThat(events.get(1).sequence()).isEqualTo(2);
        assertThat(events.get(1).data()).containsEntry("policyNumber", number.value()).containsEntry("state", "in-grace")
                .containsEntry("since", World.NOON.toString()).containsEntry("cause", "INSTALMENT_MISSED");
    }

    @Test
    default void keepsInstantsOfMovesToTheMicrosecond() {
        PolicyNumber number = sold();
        Instant fine = World.NOON.plusNanos(1_999);

        move(number, null, GRACE, why(EventType.POLICY_IN_GRACE, "INSTALMENT_MISSED", fine));
        move(number, GRACE, null, why(EventType.POLICY_BACK_IN_FORCE, "INSTALMENTS_PAID", fine));

        assertThat(moves(number)).extracting(PolicyMove::since).containsExactly(World.NOON, fine.truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    default void keepsNothingOfAMoveThatSomebodyElseWasFasterWith() {
        PolicyNumber number = sold();
        move(number, null, GRACE, why(EventType.POLICY_IN_GRACE, "INSTALMENT_MISSED", World.NOON));

        assertThat(moved(number, null, GRACE)).isFalse();
        assertThat(moves(number)).hasSize(1);
        assertThat(store().events().after(world().partner, null, 10).events()).hasSize(2);
    }

    @Test
    default void keepsNothingOfAMoveThatIsRolledBack() {
        PolicyNumber number = sold();

        assertThatThrownBy(() -> store().unitOfWork().run(() -> {
            moved(number, null, GRACE);
            throw new IllegalStateException("the unit fails");
        })).isInstanceOf(IllegalStateException.class);

        assertThat(moves(number)).isEmpty();
        assertThat(store().events().after(world().partner, null, 10).events()).hasSize(1);
    }

    @Test
    default void letsOneOfManyThreadsMoveAPolicy() {
        PolicyNumber number = sold();

        long movers = Threads.atOnce(Collections.<Callable<Boolean>>nCopies(8, () -> moved(number, null, GRACE))).stream().filter(done -> done).count();

        assertThat(movers).isEqualTo(1);
        assertThat(moves(number)).hasSize(1);
    }

    @Test
    default void hidesMovesFromOtherPartners() {
        PolicyNumber number = sold();
        move(number, null, GRACE, why(EventType.POLICY_IN_GRACE, "INSTALMENT_MISSED", World.NOON));
        PartnerId other = PartnerId.of("somebody-else");

        assertThat(store().unitOfWork().run(() -> store().policies().moves(other, number))).isEmpty();
        assertThat(store().unitOfWork().run(() -> store().policies().move(other, number, GRACE, null, world().why(World.NOON)))).isFalse();
    }

    private PolicyNumber sold() {
        Sale sale = world().sale();
        sale.write();
        return sale.number;
    }

    private Move why(EventType type, String cause, Instant since) {
        return new Move(type, cause, since, World.NOON, world().ids.uuid());
    }

    private void move(PolicyNumber number, Standing read, Standing becomes, Move why) {
        assertThat(store().unitOfWork().run(() -> store().policies().move(world().partner, number, read, becomes, why))).isTrue();
    }

    private boolean moved(PolicyNumber number, Standing read, Standing becomes) {
        return store().unitOfWork().run(() -> store().policies().move(world().partner, number, read, becomes, world().why(World.NOON)));
    }

    private List<PolicyMove> moves(PolicyNumber number) {
        return store().unitOfWork().run(() -> store().policies().moves(world().partner, number));
    }
}
