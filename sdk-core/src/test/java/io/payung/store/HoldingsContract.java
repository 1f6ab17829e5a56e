package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.policy.Move;
import io.payung.policy.PolicyState;
import io.payung.policy.Standing;
import io.payung.quote.Holdings;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person already holds. */
interface HoldingsContract extends StoreUnderTest {

    LocalDate FIRST = World.TODAY;
    LocalDate LAST = World.TODAY.plusDays(9);

    private Holdings held(IdentityDocument person, LocalDate from, LocalDate until) {
        return store().policies().holdings(world().partner, person, world().product(), from, until);
    }

    private static Holdings nothing() {
        return new Holdings(0, World.rupiah("0"), false);
    }

    @Test
    default void holdsNothingBeforeTheFirstPolicy() {
        assertThat(held(world().someone(), FIRST, LAST)).isEqualTo(nothing());
    }

    @Test
    default void countsACoverUntilItsLastDay() {
        IdentityDocument siti = world().someone();
        world().sale().insuring(siti).covering(FIRST, LAST).write();

        assertThat(held(siti, LAST.minusDays(1), LAST.plusYears(1)).count()).isEqualTo(1);
        assertThat(held(siti, LAST, LAST.plusYears(1)).count()).isEqualTo(1);
        assertThat(held(siti, LAST.plusDays(1), LAST.plusYears(1))).isEqualTo(nothing());
    }

    @Test
    default void overlapsFromTheFirstDayOfTheOtherCover() {
        IdentityDocument siti = world().someone();
        world().sale().insuring(siti).covering(FIRST, LAST).write();

        assertThat(held(siti, FIRST.minusDays(5), FIRST.minusDays(1)).overlaps()).isFalse();
        assertThat(held(siti, FIRST.minusDays(5), FIRST).overlaps()).isTrue();
        assertThat(held(siti, FIRST.minusDays(5), FIRST.plusDays(1)).overlaps()).isTrue();
    }

    @Test
    default void countsAnEndedCoverUntilTheDayOfItsEnd() {
        IdentityDocument siti = world().someone();
        Sale sale = world().sale().insuring(siti).covering(FIRST, LAST);
        sale.write();
        become(sale, new Standing(PolicyState.CANCELLED, FIRST.plusDays(4).atStartOfDay(World.JAKARTA).toInstant()));

        assertThat(held(siti, FIRST.plusDays(3), LAST).overlaps()).isTrue();
        assertThat(held(siti, FIRST.plusDays(4), LAST)).isEqualTo(nothing());
        assertThat(held(siti, FIRST.plusDays(5), LAST)).isEqualTo(nothing());
    }

    @Test
    default void countsNothingOfAVoidCoverAndAllOfOneInGrace() {
        IdentityDocument siti = world().someone();
        Sale sale = world().sale().insuring(siti).covering(FIRST, LAST);
        sale.write();
        Standing grace = new Standing(PolicyState.IN_GRACE, World.NOON);
        become(sale, grace);
        assertThat(held(siti, LAST, LAST).count()).isEqualTo(1);

        Standing voided = new Standing(PolicyState.VOID, World.NOON.plusSeconds(5));
        store().unitOfWork().run(() -> store().policies().move(world().partner, sale.number, grace, voided, world().why(World.NOON)));

        assertThat(held(siti, FIRST, LAST)).isEqualTo(nothing());
    }

    private void become(Sale sale, Standing standing) {
        Move why = world().why(World.NOON);
        assertThat(store().unitOfWork().run(() -> store().policies().move(world().partner, sale.number, null, standing, why))).isTrue();
    }

    @Test
    default void takesTheFirstDayInTheProductsZone() {
        IdentityDocument siti = world().someone();
        // 18:00 in UTC is already the next day in Jakarta.
        world().sale().insuring(siti).coveringFrom(FIRST.atTime(18, 0).toInstant(ZoneOffset.UTC), LAST).write();

        assertThat(held(siti, FIRST, FIRST).overlaps()).isFalse();
        assertThat(held(siti, FIRST.plusDays(1), FIRST.plusDays(1)).overlaps()).isTrue();
    }

    @Test
    default void addsUpTheGreatestLimitOfEachPolicy() {
        IdentityDocument siti = world().someone();
        world().sale().insuring(siti).limitedTo("5000000").covering(FIRST, LAST).write();
        world().sale().insuring(siti).limitedTo("7500000.25").covering(LAST.plusDays(1), LAST.plusDays(2)).write();

        Holdings held = held(siti, FIRST, LAST);

        assertThat(held).isEqualTo(new Holdings(2, World.rupiah("12500000.25"), true));
    }

    @Test
    default void countsEveryInsuredPerson() {
        IdentityDocument child = world().someone();
        world().sale().insuring(world().someone(), child).covering(FIRST, LAST).write();

        assertThat(held(child, FIRST, LAST).count()).isEqualTo(1);
    }

    @Test
    default void countsAPolicyOnceThatInsuresAPersonTwice() {
        IdentityDocument siti = world().someone();
        world().sale().insuring(siti, siti).covering(FIRST, LAST).write();

        assertThat(held(siti, FIRST, LAST).count()).isEqualTo(1);
    }

    @Test
    default void leavesOutOtherPersonsProductsAndPartners() {
        IdentityDocument siti = world().someone();
        world().sale().insuring(siti).covering(FIRST, LAST).write();

        assertThat(held(world().someone(), FIRST, LAST)).isEqualTo(nothing());
        assertThat(store().policies().holdings(world().partner, siti, World.product("credit-life"), FIRST, LAST)).isEqualTo(nothing());
        assertThat(store().policies().holdings(PartnerId.of(world().partner + "-x"), siti, world().product(), FIRST, LAST))
                .isEqualTo(nothing());
    }

    @Test
    default void seesWhatItsOwnUnitWrote() {
        IdentityDocument siti = world().someone();

        Holdings held = units().run(() -> {
            world().sale().insuring(siti).covering(FIRST, LAST).write();
            return held(siti, FIRST, LAST);
        });

        assertThat(held.count()).isEqualTo(1);
    }

    @Test
    default void seesWhatWasCommittedBeforeThePersonWasLocked() {
        IdentityDocument siti = world().someone();

        Holdings held = units().run(() -> {
            held(siti, FIRST, LAST);
            Threads.elsewhere(() -> world().sale().insuring(siti).covering(FIRST, LAST).write());
            store().persons().lock(world().partner, List.of(siti));
            return held(siti, FIRST, LAST);
        });

        assertThat(held.count()).isEqualTo(1);
    }
}
