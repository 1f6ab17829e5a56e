package io.payung.spring;

import io.payung.Payung;
import io.payung.event.EventListener;
import io.payung.event.EventRelay;
import io.payung.event.RelayOptions;
import io.payung.event.RetrySchedule;
import io.payung.event.webhook.WebhookSecret;
import io.payung.event.webhook.WebhookSender;
import io.payung.event.webhook.WebhookTarget;
import io.payung.fault.PayungException;
import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.sandbox.Sandbox;
import io.payung.store.PayungStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Tells the host's listeners, and the address of {@code payung.events.webhook.url}, what has happened. */
@AutoConfiguration(after = {StoreAutoConfiguration.class, KeysAutoConfiguration.class})
@ConditionalOnBooleanProperty(name = "payung.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "payung.events.relay", matchIfMissing = true)
@ConditionalOnBean(PayungStore.class)
@EnableConfigurationProperties(PayungProperties.class)
class EventsAutoConfiguration {

    @Bean
    @ConditionalOnProperty("payung.events.webhook.url")
    WebhookSender payungWebhook(PayungProperties properties, ObjectProvider<Clock> clock) {
        PayungProperties.Webhook webhook = properties.events().webhook();
        URI url = url(Objects.requireNonNull(webhook.url(), "payung.events.webhook.url"));
        WebhookSecret[] secrets = webhook.secrets().stream().map(WebhookSecret::parse).toArray(WebhookSecret[]::new);
        WebhookTarget target = webhook.allowHttp() ? WebhookTarget.openly(webhook.name(), url, secrets) : WebhookTarget.of(webhook.name(), url, secrets);
        return new WebhookSender(
                target.onlyFor(PartnerId.of(properties.partner())).waitingAtMost(webhook.timeout()), clock.getIfUnique(Clock::systemUTC));
    }

    @Bean
    EventRelays payungEventRelays(
            PayungProperties properties,
            PayungStore store,
            ObjectProvider<EventListener> listeners,
            ObjectProvider<Clock> clock,
            ObjectProvider<Payung> payung,
            IdSource ids) {
        RelayOptions options = RelayOptions.of(time(clock, payung), ids)
                .retrying(RetrySchedule.defaults().attempting(properties.events().attempts()))
                .polling(properties.events().pollEvery());
        List<EventListener> all = listeners.orderedStream().toList();
        requireOneOfEachName(all);
        return new EventRelays(
                all.stream().map(listener -> new EventRelay(store.events(), listener, options)).toList());
    }

    /** Events are due by the clock of what they tell. A webhook is signed by the real one, because its receiver has no other. */
    private static Clock time(ObjectProvider<Clock> clock, ObjectProvider<Payung> payung) {
        Clock real = clock.getIfUnique(Clock::systemUTC);
        return payung.stream().findFirst().flatMap(Payung::sandbox).<Clock>map(Sandbox::clock).orElse(real);
    }

    @Bean
    @ConditionalOnProperty("payung.events.kept-for")
    EventHousekeeping payungEventHousekeeping(
            PayungProperties properties, PayungStore store, ObjectProvider<Clock> clock, ObjectProvider<Payung> payung) {
        Duration keptFor = Objects.requireNonNull(properties.events().keptFor(), "payung.events.kept-for");
        return new EventHousekeeping(store.events(), time(clock, payung), keptFor, EventHousekeeping.BATCH);
    }

    /** Two of one name would share the work, and each would miss what the other has heard. */
    private static void requireOneOfEachName(List<EventListener> listeners) {
        Set<String> names = new HashSet<>();
        listeners.stream().map(EventListener::name).filter(name -> !names.add(name)).findFirst().ifPresent(name -> {
            throw new PayungException("LISTENER_TWICE", "two beans of type EventListener are called \"" + name + "\"; give each a name of its own");
        });
    }

    private static URI url(String written) {
        try {
            return URI.create(written);
        } catch (IllegalArgumentException e) {
            // The fault would quote the address, which may hold a secret.
            throw new PayungException("WEBHOOK_URL", "payung.events.webhook.url is no address");
        }
    }
}
