package io.payung.spring;

import io.payung.Payung;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Looks after applications that wait for their payment, and after refunds. Any number of nodes may do so at once. */
@AutoConfiguration(after = PayungAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "payung.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "payung.applications.reconcile", matchIfMissing = true)
@ConditionalOnBean(Payung.class)
@EnableConfigurationProperties(PayungProperties.class)
class ApplicationsAutoConfiguration {

    @Bean
    ApplicationKeeper payungApplicationKeeper(Payung payung, PayungProperties properties) {
        return new ApplicationKeeper(payung, properties.applications().reconcileEvery());
    }
}
