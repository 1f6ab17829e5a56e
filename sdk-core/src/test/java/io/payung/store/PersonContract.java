package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.payung.fault.PayungException;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.policy.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Persons and their locks. */
interface PersonContract extends StoreUnderTest {

    int ROUNDS = 25;

    private static PersonId lock(World world, IdentityDocument person) {
        return world.store.unitOfWork().run(() -> world.store.persons().lock(world.partner, List.of(person)).get(person));
    }

    private Map<IdentityDocument, PersonId> lock(PartnerId partner, Collection<IdentityDocument> persons) {
        return units().run(() -> store().persons().lock(partner, persons));
    }

    @Test
    default void knowsAPersonAgain() {
        IdentityDocument siti = world().someone();
        IdentityDocument budi = world().someone();

        Map<IdentityDocument, PersonId> first = lock(world().partner, List.of(siti, budi));
        Map<IdentityDocument, PersonId> second = lock(world().partner, List.of(budi, siti));

        assertThat(first).containsOnlyKeys(siti, budi).isEqualTo(second);
        assertThat(first.get(siti)).isNotEqualTo(first.get(budi));
    }

    @Test
    default void knowsAPassportInSmallLetters() {
        IdentityDocument capitals = IdentityDocument.of(IdentityDocument.PASSPORT, world().name("ab").toUpperCase());
        IdentityDocument small = IdentityDocument.of(IdentityDocument.PASSPORT, capitals.number().toLowerCase());

        Map<IdentityDocument, PersonId> persons = lock(world().partner, List.of(capitals, small));

        assertThat(persons.get(small)).isEqualTo(persons.get(capitals));
    }

    @Test
    default void tellsPersonsOfPartnersAndSchemesApart() {
        IdentityDocument passport = world().someone();
        IdentityDocument nik = IdentityDocument.nik(passport.number());

        PersonId ours = lock(world().partner, List.of(passport)).get(passport);

        assertThat(lock(PartnerId.of(world().partner + "-x"), List.of(passport)).get(passport)).isNotEqualTo(ours);
        assertThat(lock(world().partner, List.of(nik)).get(nik)).isNotEqualTo(ours);
    }

    @Test
    default void locksNobodyWhenNobodyIsNamed() {
        assertThat(lock(world().partner, List.of())).isEmpty();
    }

    @Test
    default void isBusyWhileAnotherUnitHoldsThePerson() {
        World world = impatient();
        IdentityDocument siti = world.someone();
        lock(world, siti);

        Throwable fault = Threads.whileHolding(world.store, () -> lock(world, siti), () -> catchThrowable(() -> lock(world, siti)));

        assertThat(fault).isInstanceOfSatisfying(PayungException.class, e -> {
            assertThat(e.code()).isEqualTo("STORE_BUSY");
            assertThat(e.retryable()).isTrue();
        });
    }

    @Test
    default void storesANewPersonOnceForManyThreads() {
        IdentityDocument siti = world().someone();

        List<PersonId> ids = Threads.atOnce(16, () -> lock(world().partner, List.of(siti)).get(siti));

        assertThat(new HashSet<>(ids)).hasSize(1);
    }

    @Test
    default void locksInOneOrderWhateverOrderIsGiven() {
        List<Callable<Integer>> both = new ArrayList<>();
        List<IdentityDocument> persons = List.of(world().someone(), world().someone());
        List<IdentityDocument> reversed = List.of(persons.get(1), persons.get(0));
        for (List<IdentityDocument> order : List.of(persons, reversed)) {
            both.add(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    lock(world().partner, order);
                }
                return ROUNDS;
            });
        }

        assertThat(Threads.atOnce(both)).containsExactly(ROUNDS, ROUNDS);
    }

    @Test
    default void forgetsANewPersonWhenTheUnitIsUndone() {
        long before = store().policies().counts().get("person");

        assertThatThrownBy(() -> units().run(() -> {
                    lock(world().partner, List.of(world().someone()));
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(store().policies().counts()).containsEntry("person", before);
    }
}
