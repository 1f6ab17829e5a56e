package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.payung.claim.Claim;
import io.payung.claim.ClaimAction;
import io.payung.claim.ClaimDecision.Approved;
import io.payung.claim.ClaimDecision;
import io.payung.claim.ClaimFile;
import io.payung.claim.ClaimMove;
import io.payung.claim.ClaimState;
import io.payung.erasure.Erasure;
import io.payung.erasure.ErasureGround;
import io.payung.erasure.ErasureStore.Footprint;
import io.payung.event.Event;
import io.payung.fault.PayungException;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.policy.CoverHolder;
import io.payung.policy.CoverStore.NewCover;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IdempotencyStore;
import io.payung.policy.PersonId;
import io.payung.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Forgetting a person. */
interface ErasureContract extends StoreUnderTest {

    private Optional<Erasure> erase(IdentityDocument person) {
        return erase(world().partner, person, world().key());
    }

    private Optional<Erasure> erase(PartnerId partner, IdentityDocument person, IdempotencyKey key) {
        return units().run(() -> store().erasures().lock(partner, person).flatMap(found -> {
            Erasure erasure = new Erasure(
                    world().ids.uuid(), partner, key, found.person(), ErasureGround.REQUEST, World.NOON, found.policies().size(),
                    found.applications().size(), found.claims().size());
            return store().erasures().erase(erasure, found, world().ids::uuid) ? Optional.of(erasure) : Optional.empty();
        }));
    }

    private PersonId person(IdentityDocument document) {
        return units().run(() -> store().persons().lock(world().partner, List.of(document))).get(document);
    }

    private static void assertErased(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(PayungException.class, e -> {
            assertThat(e.code()).isEqualTo("PERSON_ERASED");
            assertThat(e.retryable()).isFalse();
        });
    }

    private IdempotencyKey answered(PersonId person, String answer) {
        IdempotencyKey key = world().key();
        units().run(() -> {
            store().idempotency().claim(world().partner, "issue", key, "print", World.NOON);
            store().idempotency().answer(world().partner, "issue", key, person, answer.getBytes(StandardCharsets.UTF_8));
            return key;
        });
        return key;
    }

    private Optional<IdempotencyStore.StoredAnswer> answer(IdempotencyKey key) {
        return units().run(() -> store().idempotency().answer(world().partner, "issue", key));
    }

    @Test
    default void forgetsThePersonAndKeepsWhatIsAboutNobody() {
        IdentityDocument siti = world().someone();
        Sale sale = world().sale().insuring(siti);
        sale.write();
        Policy before = store().policies().find(world().partner, sale.number).orElseThrow();
        PersonId known = person(siti);
        Map<String, Long> rows = store().policies().counts();

        Erasure erasure = erase(siti).orElseThrow();

        Policy after = store().policies().find(world().partner, sale.number).orElseThrow();
        assertThat(after).usingRecursiveComparison().ignoringFields("limits").isEqualTo(before);
        assertThat(after.limits()).isEmpty();
        assertErased(() -> store().policies().details(world().partner, sale.number));
        assertThat(store().policies().page(world().partner, null, null, World.NOON, null, 10).policies()).containsExactly(after);
        assertThat(store().policies().secretDigest(world().partner, sale.number)).isPresent();
        assertThat(erasure).extracting(Erasure::person, Erasure::policies, Erasure::applications, Erasure::claims).containsExactly(known, 1, 0, 0);
        assertThat(store().policies().counts())
                .containsEntry("erasure", rows.get("erasure") + 1)
                .containsEntry("person", rows.get("person"))
                .containsEntry("policy", rows.get("policy"))
                .containsEntry("consent", rows.get("consent"))
                .containsEntry("decision", rows.get("decision"));
    }

    @Test
    default void knowsWhoComesBackAsSomebodyNew() {
        IdentityDocument siti = world().someone();
        world().sale().insuring(siti).write();
        PersonId before = person(siti);
        erase(siti);

        assertThat(store().policies().holdings(world().partner, siti, world().product(), World.TODAY, World.TODAY).count()).isZero();
        assertThat(units().run(() -> store().erasures().lock(world().partner, siti))).isEmpty();
        assertThat(person(siti)).isNotEqualTo(before);
        Sale again = world().sale().insuring(siti);
        again.write();
        assertThat(store().policies().details(world().partner, again.number)).isPresent();
        assertThat(erase(siti)).as("a second time").map(Erasure::policies).contains(1);
    }

    @Test
    default void keepsTheKeyOfAnAnswerThatIsGone() {
        IdentityDocument siti = world().someone();
        IdentityDocument budi = world().someone();
        IdempotencyKey ofSiti = answered(person(siti), "secret");
        IdempotencyKey ofBudi = answered(person(budi), "secret");

        erase(siti);

        assertErased(() -> answer(ofSiti));
        assertThat(answer(ofBudi)).isPresent();
        assertThat(units().run(() -> store().idempotency().claim(world().partner, "issue", ofSiti, "other", World.NOON)))
                .isEqualTo(IdempotencyStore.Claim.TAKEN);
    }

    @Test
    default void forgetsWhatAnothersPolicySaysOfThePerson() {
        IdentityDocument mother = world().someone();
        IdentityDocument child = world().someone();
        Sale family = world().sale().insuring(mother, child);
        Sale alone = world().sale().insuring(mother);
        family.write();
        alone.write();
        PersonId holder = person(mother);
        IdempotencyKey ofFamily = answered(holder, "{\"number\":\"" + family.number + "\"}");
        IdempotencyKey ofAlone = answered(holder, "{\"number\":\"" + alone.number + "\"}");
        Claim claim = world().claimOn(family.number);
        store().claims().insert(claim, world().ids.uuid(), World.NOON);

        Erasure erasure = erase(child).orElseThrow();

        assertThat(erasure).extracting(Erasure::policies, Erasure::claims).containsExactly(1, 1);
        assertErased(() -> store().policies().details(world().partner, family.number));
        assertErased(() -> store().claims().find(world().partner, claim.id()));
        assertErased(() -> answer(ofFamily));
        assertErased(() -> store().claims().insert(world().claimOn(family.number), world().ids.uuid(), World.NOON), "of memory and database alike");
        assertThat(store().policies().details(world().partner, alone.number)).isPresent();
        assertThat(answer(ofAlone)).isPresent();
        assertThat(store().policies().holdings(world().partner, mother, world().product(), World.TODAY, World.TODAY).sumInsured())
                .isEqualTo(World.rupiah("100000000"));
        assertThat(person(mother)).isEqualTo(holder);
    }

    @Test
    default void forgetsWhatWasSaidAboutAClaimAndKeepsItsSums() {
        IdentityDocument child = world().someone();
        Sale family = world().sale().insuring(world().someone(), child);
        family.write();
        Claim claim = world().claimOn(family.number);
        store().claims().insert(claim, world().ids.uuid(), World.NOON);
        ClaimFile file = store().claims().file(world().partner, claim.id()).orElseThrow();
        ClaimDecision decision = ClaimDecision.approve(claim.id(), world().key(), "Zubaidah", new Approved("death", World.rupiah("70")));
        ClaimFile decided = file.after(new ClaimMove(2, ClaimAction.APPROVE, World.NOON, decision, null, null), ClaimState.APPROVED, null);
        units().run(() -> store().claims().move(decided, world().ids.uuid()));

        erase(child).orElseThrow();

        assertErased(() -> store().claims().file(world().partner, claim.id()));
        assertErased(() -> store().claims().files(world().partner, family.number));
        assertErased(() -> units().run(() -> store().claims().move(decided, world().ids.uuid())));
        assertThat(store().claims().page(world().partner, family.number, null, 9).claims()).containsExactly(decided.standing());
    }

    private static void assertErased(ThrowingCallable call, String what) {
        assertThat(catchThrowable(call)).as(what).isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("PERSON_ERASED"));
    }

    @Test
    default void findsWhereThePersonLeftTraces() {
        IdentityDocument siti = world().someone();
        Sale first = world().sale().insuring(world().someone(), siti);
        first.write();
        Claim claim = world().claimOn(first.number);
        store().claims().insert(claim, world().ids.uuid(), World.NOON);

        Footprint found = units().run(() -> store().erasures().lock(world().partner, siti)).orElseThrow();

        assertThat(found.person()).isEqualTo(person(siti));
        assertThat(found.policies()).extracting(Policy::number).containsExactly(first.number);
        assertThat(found.claims()).singleElement().satisfies(trace -> {
            assertThat(trace.id()).isEqualTo(claim.id());
            assertThat(trace.state()).isEqualTo(claim.state());
        });
        assertThat(units().run(() -> store().erasures().lock(world().partner, world().someone()))).isEmpty();
        assertThat(units().run(() -> store().erasures().lock(PartnerId.of(world().partner + "-x"), siti))).isEmpty();
    }

    @Test
    default void forgetsOncePerKey() {
        IdentityDocument siti = world().someone();
        IdentityDocument budi = world().someone();
        PersonId stays = person(budi);
        person(siti);
        IdempotencyKey key = world().key();

        Erasure first = erase(world().partner, siti, key).orElseThrow();

        assertThat(erase(world().partner, budi, key)).isEmpty();
        assertThat(person(budi)).isEqualTo(stays);
        assertThat(units().run(() -> store().erasures().find(world().partner, key))).contains(first);
        assertThat(units().run(() -> store().erasures().find(PartnerId.of(world().partner + "-x"), key))).isEmpty();
    }

    @Test
    default void forgetsNobodyWhenTheUnitIsUndone() {
        IdentityDocument siti = world().someone();
        Sale sale = world().sale().insuring(siti);
        sale.write();
        PersonId known = person(siti);

        assertThatThrownBy(() -> units().run(() -> {
                    erase(siti);
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(person(siti)).isEqualTo(known);
        assertThat(store().policies().details(world().partner, sale.number)).isPresent();
    }

    @Test
    default void freesWhatWasCoveredOnceAndKeepsItForOthers() {
        IdentityDocument siti = world().someone();
        Sale sale = world().sale().insuring(siti);
        sale.write();
        String tag = world().name("tag");
        String shared = world().name("field");
        NewCover cover = cover(CoverHolder.policy(sale.number), tag, shared);
        units().run(() -> store().covers().take(cover, World.NOON));

        assertThat(units().run(() -> store().covers().take(cover(CoverHolder.application("a-" + tag), tag), World.NOON))).isPresent();
        erase(siti);

        assertThat(units().run(() -> store().covers().take(cover(CoverHolder.application("b-" + tag), tag, shared), World.NOON))).isEmpty();
        assertThat(units().run(() -> store().covers().take(cover(CoverHolder.application("c-" + tag), shared), World.NOON))).isPresent();
    }

    private NewCover cover(CoverHolder holder, String... keys) {
        return new NewCover(
                world().partner, holder, "personal-accident", List.of(keys), List.of(), World.rupiah("1"), World.TODAY, World.TODAY.plusDays(9),
                World.NOON.plusSeconds(864_000));
    }

    @Test
    default void tellsWhoeverSoldThePolicy() {
        IdentityDocument siti = world().someone();
        Sale sale = world().sale().insuring(siti);
        sale.write();

        Erasure erasure = erase(siti).orElseThrow();

        List<Event> events = store().events().after(world().partner, null, 10).events();
        // Streams have no order among each other.
        Map<String, Map<String, Object>> data = events.stream().collect(Collectors.toMap(Event::type, Event::data));
        assertThat(data).containsOnlyKeys("policy.issued", "policy.erased", "person.erased");
        assertThat(data.get("policy.erased")).isEqualTo(Map.of("policyNumber", sale.number.value(), "erasure", erasure.id().toString()));
        assertThat(data.get("person.erased")).containsEntry("ground", "request").containsEntry("policies", 1);
    }

    @Test
    default void waitsForWhoeverIsSellingToThePerson() {
        World world = impatient();
        IdentityDocument siti = world.someone();
        world.sale().insuring(siti).write();

        Throwable fault = Threads.whileHolding(
                world.store,
                () -> world.store.persons().lock(world.partner, List.of(siti)),
                () -> catchThrowable(() -> world.store.unitOfWork().run(() -> world.store.erasures().lock(world.partner, siti))));

        assertThat(fault).isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("STORE_BUSY"));
    }

    /** Whoever waited for the person's lock finds nobody any more, and stores somebody new. */
    @Test
    default void sellsToSomebodyNewWhoWaitedForTheErasure() {
        for (int round = 0; round < 20; round++) {
            IdentityDocument siti = world().someone();
            world().sale().insuring(siti).write();
            PersonId before = person(siti);
            List<Sale> sold = Threads.atOnce(List.of(
                    () -> {
                        erase(siti);
                        return world().sale();
                    },
                    () -> {
                        Sale sale = world().sale().insuring(siti);
                        sale.write();
                        return sale;
                    }));

            boolean sawTheOld = store().policies().holder(world().partner, sold.get(1).number).orElseThrow().equals(before);
            assertThat(catchThrowable(() -> store().policies().details(world().partner, sold.get(1).number)) != null)
                    .as("round %d: erased with the old person, or there with the new one", round)
                    .isEqualTo(sawTheOld);
        }
    }
}
