package io.payung.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.event.Event;
import io.payung.event.EventListener;
import io.payung.event.webhook.WebhookSender;
import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.store.InMemoryStore;
import io.payung.store.PayungStore;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EventsAutoConfigurationTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(EventsAutoConfiguration.class, EventsHealthAutoConfiguration.class))
            .withBean(IdSource.class, DefaultIdSource::new)
            .withBean(PayungStore.class, () -> new InMemoryStore(new DefaultIdSource()));

    private static EventListener listener() {
        return new EventListener() {
            @Override
            public String name() {
                return "orders";
            }

            @Override
            public void onEvent(Event event) {
                // Nothing happens here.
            }
        };
    }

    @Test
    void worksForNobodyWithoutListeners() {
        runner.run(context -> assertThat(context).hasSingleBean(EventRelays.class).doesNotHaveBean(WebhookSender.class)
                .getBean(EventRelays.class).returns(false, EventRelays::isRunning));
    }

    @Test
    void worksForListenersAndTheWebhook() {
        runner.withBean(EventListener.class, EventsAutoConfigurationTest::listener)
                .withPropertyValues("payung.partner=warung", "payung.events.webhook.url=https://localhost:1/", "payung.events.webhook.secrets=" + SECRET)
                .run(context -> {
                    assertThat(context.getBean(EventRelays.class).isRunning()).isTrue();
                    assertThat(context.getBean(WebhookSender.class).partner()).isEqualTo(PartnerId.of("warung"));
                    assertThat(context.getBean(PayungStore.class).events().status()).containsOnlyKeys("orders", "webhook");
                });
    }

    @Test
    void refusesTwoListenersOfOneName() {
        runner.withBean("one", EventListener.class, EventsAutoConfigurationTest::listener)
                .withBean("two", EventListener.class, EventsAutoConfigurationTest::listener)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("LISTENER_TWICE")));
    }

    @Test
    void leavesTheWorkToOthersWhenToldTo() {
        runner.withBean(EventListener.class, EventsAutoConfigurationTest::listener)
                .withPropertyValues("payung.events.relay=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EventRelays.class));
    }

    @Test
    void deletesOldEventsOnlyWhereItIsToldHowLongTheyAreKept() {
        runner.run(context -> assertThat(context).doesNotHaveBean(EventHousekeeping.class));
        runner.withPropertyValues("payung.events.kept-for=1d")
                .run(context -> assertThat(context.getBean(EventHousekeeping.class).isRunning()).isTrue());
        runner.withPropertyValues("payung.events.kept-for=1d", "payung.events.relay=false")
                .run(context -> assertThat(context).doesNotHaveBean(EventHousekeeping.class));
    }

    @Test
    void showsInHealthHowFarListenersAreBehind() {
        runner.withBean(EventListener.class, EventsAutoConfigurationTest::listener).run(context -> {
            Health health = context.getBean(HealthIndicator.class).health();

            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsEntry("orders", Map.of("pending", 0L, "dead", 0L));
        });
    }

    @Test
    void doesWithoutHealth() {
        runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("payungEventsHealthIndicator"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,payung.events.webhook.url",
        "https://exa mple.org/,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,payung.events.webhook.url",
        "https://example.org/,whsec_short,payung.events.webhook.secrets",
        "https://example.org/,'',payung.events.webhook.secrets"})
    void saysWhatIsWrongWithAWebhook(String url, String secret, String property) {
        runner.withPropertyValues("payung.events.webhook.url=" + url, "payung.events.webhook.secrets=" + secret).run(context -> {
            FailureAnalysis analysis = new PayungFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis.getAction()).contains(property);
            assertThat(analysis.getDescription()).doesNotContain("short").doesNotContain("exa mple");
        });
    }

    @Test
    void goesByHttpWhereThatIsAllowed() {
        runner.withPropertyValues(
                        "payung.events.webhook.url=http://example.org/",
                        "payung.events.webhook.allow-http=true",
                        "payung.events.webhook.secrets=" + SECRET + "," + SECRET)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(WebhookSender.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "payung.events.poll-every=9ms", "payung.events.poll-every=61m", "payung.events.attempts=0", "payung.events.attempts=101",
        "payung.events.kept-for=23h", "payung.events.kept-for=36501d",
        "payung.events.webhook.timeout=99ms", "payung.events.webhook.timeout=31s"})
    void refusesValuesOutOfBounds(String property) {
        runner.withPropertyValues(property).run(context -> assertThat(context).hasFailed());
    }
}
