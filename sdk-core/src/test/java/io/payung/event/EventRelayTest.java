package io.payung.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimNotice;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SeededIds;
import io.payung.fixture.Shop;
import io.payung.json.CanonicalJson;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueOutcome.Issued;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Telling a listener what has happened. */
class EventRelayTest {

    private static final RetrySchedule SCHEDULE = new RetrySchedule(3, Duration.ofSeconds(10), 2, Duration.ofSeconds(15));

    private final Shop shop = new Shop();
    private final List<Event> heard = new ArrayList<>();

    private EventRelay relay(String name, Consumer<Event> hearing) {
        EventListener listener = new EventListener() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void onEvent(Event event) {
                hearing.accept(event);
            }
        };
        return new EventRelay(shop.store.events(), listener, RelayOptions.of(shop.clock, shop.ids).retrying(SCHEDULE));
    }

    private static void deliverAll(EventRelay relay) {
        while (relay.deliverNext()) {
            // One after the other.
        }
    }

    private EventStatus status() {
        return shop.store.events().status().get("orders");
    }

    private Issued sellAndClaim() {
        Issued issued = shop.issue(shop.offer(), "order-1");
        ClaimEvent event = new ClaimEvent("accident", "death", "home", Shop.TODAY);
        shop.payung.claim(ClaimNotice.on(issued.number(), event).once(IdempotencyKey.of("notice-1")));
        return issued;
    }

    @Test
    void tellsAPolicyAndItsClaimInOrder() {
        EventRelay relay = relay("orders", heard::add);
        sellAndClaim();

        deliverAll(relay);

        assertThat(heard).extracting(Event::type).containsExactly("policy.issued", "claim.notified");
        assertThat(shop.payung.events(null, 10).events()).isEqualTo(heard);
    }

    @Test
    void aQuoteWritesNoEvent() {
        EventRelay relay = relay("orders", heard::add);

        shop.offer();
        shop.payung.quote(Shop.basicFor(Applicants.bornOn(Shop.TODAY.minusYears(90))));

        assertThat(relay.deliverNext()).isFalse();
        assertThat(shop.payung.events(null, 10).events()).isEmpty();
        assertThat(shop.rows("outbox")).isZero();
    }

    @Test
    void aRefusalWritesNoEvent() {
        shop.issue(shop.offer(), "order-1");
        long before = shop.rows("outbox");

        Shop.refused(shop.payung.issue(shop.command(shop.offer(), "order-2").withPartnerReference("x").paidBy(shop.pay(shop.offer(), "pay-order-1"))));

        assertThat(shop.rows("outbox")).isEqualTo(before);
    }

    @Test
    void tellsNothingAboutAPerson() throws IOException {
        sellAndClaim();
        String all = new String(CanonicalJson.write(shop.payung.events(null, 10).events().stream().map(Event::envelope).toList()), StandardCharsets.UTF_8);

        assertThat(all).contains("policyNumber");
        List<String> personal = new ArrayList<>(List.of(
                Applicants.adult().fullName(), Applicants.adult().identity().number(), Applicants.adult().birthDate().toString(), "mining", "5000000.5"));
        SampleProduct.allAnswers().keySet().forEach(personal::add);
        personal.forEach(text -> assertThat(all).doesNotContainIgnoringCase(text));
    }

    /** Every member that an event may have is named in the schema, so a new one cannot slip in. */
    @Test
    void tellsOnlyWhatTheSchemaNames() throws IOException {
        sellAndClaim();
        Map<?, ?> definitions = (Map<?, ?>) schema().get("$defs");

        for (Event event : shop.payung.events(null, 10).events()) {
            Map<?, ?> definition = (Map<?, ?>) definitions.get(event.type());
            Map<?, ?> named = definition.containsKey("$ref") ? (Map<?, ?>) definitions.get("claim") : definition;
            assertThat(((Map<?, ?>) named.get("properties")).keySet().stream().map(String::valueOf)).containsAll(event.data().keySet());
            assertThat(named.get("additionalProperties")).isEqualTo(false);
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void saysWhatEveryTypeTells(EventType type) throws IOException {
        Map<?, ?> properties = (Map<?, ?>) schema().get("properties");

        assertThat((Map<?, ?>) schema().get("$defs")).extracting(Map::keySet).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.ITERABLE)
                .anyMatch(type.key()::equals);
        assertThat(((Map<?, ?>) properties.get("type")).get("enum"))
                .isEqualTo(Arrays.stream(EventType.values()).map(EventType::key).toList());
    }

    private static Map<?, ?> schema() throws IOException {
        try (InputStream schema = Event.class.getResourceAsStream(Event.SCHEMA)) {
            return CanonicalJson.read(schema.readAllBytes(), Map.class);
        }
    }

    @Test
    void waitsLongerAfterEachFailureAndThenGivesUp() {
        EventRelay relay = relay("orders", event -> {
            heard.add(event);
            throw new IllegalStateException("broken");
        });
        sellAndClaim();

        deliverAll(relay);
        assertThat(heard).hasSize(1);
        shop.clock.advance(Duration.ofMillis(4_999));
        deliverAll(relay);
        assertThat(heard).hasSize(1);
        shop.clock.advance(Duration.ofSeconds(10));
        deliverAll(relay);
        shop.clock.advance(Duration.ofSeconds(15));
        deliverAll(relay);
        shop.clock.advance(Duration.ofDays(1));
        deliverAll(relay);

        assertThat(heard).hasSize(3).extracting(Event::sequence).containsOnly(1L);
        assertThat(status()).isEqualTo(new EventStatus(1, Shop.NOW, 1));
    }

    @Test
    void tellsADeadEventAndWhatFollowedItWhenAskedTo() {
        boolean[] broken = {true};
        EventRelay relay = relay("orders", event -> {
            if (broken[0]) {
                throw new IllegalStateException("broken");
            }
            heard.add(event);
        });
        sellAndClaim();
        for (int i = 0; i < 4; i++) {
            deliverAll(relay);
            shop.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(status().dead()).isEqualTo(1);

        broken[0] = false;
        assertThat(shop.store.events().redeliverDead("orders", shop.clock.instant())).isEqualTo(1);
        deliverAll(relay);

        assertThat(heard).extracting(Event::sequence).containsExactly(1L, 2L);
        assertThat(status()).isEqualTo(new EventStatus(0, null, 0));
    }

    @ParameterizedTest
    @CsvSource({"12,11", "13,13", "3600,15"})
    void comesNoEarlierThanAskedAndNoLaterThanTheLongestWait(long asked, long due) {
        EventRelay relay = relay("orders", event -> {
            heard.add(event);
            throw new DeliveryFailure("WEBHOOK_FAILED", "busy", Duration.ofSeconds(asked));
        });
        shop.issue(shop.offer(), "order-1");
        deliverAll(relay);

        shop.clock.advance(Duration.ofSeconds(Math.min(asked, 15)).minusMillis(1));
        deliverAll(relay);
        assertThat(heard).hasSize(1);
        shop.clock.advance(Duration.ofMillis(1));
        deliverAll(relay);

        assertThat(heard).hasSize(2);
        assertThat(due).isPositive();
    }

    @Test
    void givesUpWhatKillsEveryoneWhoTakesIt() {
        EventRelay relay = relay("orders", heard::add);
        shop.issue(shop.offer(), "order-1");
        for (int i = 0; i < SCHEDULE.attempts(); i++) {
            assertThat(shop.store.events().claim("orders", shop.clock.instant(), Duration.ofMinutes(1))).isPresent();
            shop.clock.advance(Duration.ofMinutes(1));
        }

        deliverAll(relay);

        assertThat(heard).isEmpty();
        assertThat(status().dead()).isEqualTo(1);
    }

    @Test
    void oneBrokenListenerHoldsUpNoOther() {
        EventRelay broken = relay("broken", event -> {
            throw new AssertionError("no");
        });
        EventRelay working = relay("orders", heard::add);
        sellAndClaim();

        deliverAll(broken);
        deliverAll(working);

        assertThat(heard).hasSize(2);
        assertThat(shop.store.events().status().get("broken").pending()).isEqualTo(2);
    }

    /** A task that throws an Error is never run again, unless somebody sees to it. */
    @Test
    void itsThreadOutlivesAnErrorOfItsListener() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(2);
        EventRelay relay = relay("orders", event -> {
            told.countDown();
            throw new StackOverflowError();
        });
        shop.issue(shop.offer(), "order-1");
        shop.issue(shop.offer(), "order-2");

        relay.start();

        assertThat(told.await(30, TimeUnit.SECONDS)).as("one after the other, of two streams").isTrue();
        relay.close();
        assertThat(status().dead()).isZero();
    }

    @Test
    void worksOnAThreadOfItsOwnUntilItIsClosed() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        EventRelay relay = relay("orders", event -> told.countDown());
        shop.issue(shop.offer(), "order-1");

        relay.start();
        relay.start();

        assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(relay.isRunning()).isTrue();
        relay.close();
        relay.close();
        assertThat(relay.isRunning()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1,0,10000", "1,255,5020", "2,0,15000", "3,0,15000", "100,0,15000"})
    void waitsBetweenHalfAndWholeOfTheTime(int attempt, int chance, long millis) {
        assertThat(SCHEDULE.wait(attempt, chance)).hasMillis(millis);
    }

    @Test
    void triesForMoreThanTwoDays() {
        RetrySchedule schedule = RetrySchedule.defaults();
        Duration sum = Duration.ZERO;
        for (int attempt = 1; schedule.goesOnAfter(attempt); attempt++) {
            sum = sum.plus(schedule.wait(attempt, 0));
        }

        assertThat(sum).isBetween(Duration.ofHours(60), Duration.ofHours(72));
    }

    @ParameterizedTest
    @CsvSource({"0,10,1,20", "101,10,1,20", "1,0,1,20", "1,10,0,20", "1,10,1,9", "1,10,1,604800001"})
    void refusesASenselessSchedule(int attempts, long first, int factor, long longest) {
        assertThatThrownBy(() -> new RetrySchedule(attempts, Duration.ofMillis(first), factor, Duration.ofMillis(longest)))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("RETRY_SCHEDULE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Orders", "a b", "-a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void refusesANameThatNobodyCouldKeep(String name) {
        assertThatThrownBy(() -> relay(name, heard::add))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("LISTENER_NAME"));
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "160,true", "161,false"})
    void takesReferencesOfOneToOneHundredAndSixtyCharacters(int length, boolean taken) {
        String reference = "r".repeat(length);

        if (taken) {
            assertThat(EventStream.policy(reference).reference()).hasSize(length);
        } else {
            assertThatThrownBy(() -> EventStream.policy(reference))
                    .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("EVENT_STREAM"));
        }
        assertThat(new SeededIds(1).randomBytes(1)).hasSize(1);
    }
}
