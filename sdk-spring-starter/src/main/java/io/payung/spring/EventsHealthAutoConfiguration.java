package io.payung.spring;

import io.payung.store.PayungStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Shows in the host's health endpoint how far each listener is behind. */
@AutoConfiguration(after = StoreAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(PayungStore.class)
class EventsHealthAutoConfiguration {

    @Bean
    HealthIndicator payungEventsHealthIndicator(PayungStore store) {
        return new EventsHealth(store.events());
    }
}
