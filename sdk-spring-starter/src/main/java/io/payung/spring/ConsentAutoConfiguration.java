package io.payung.spring;

import io.payung.Payung;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Chains and signs consents from time to time. */
@AutoConfiguration(after = PayungAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "payung.enabled", matchIfMissing = true)
@ConditionalOnBean(Payung.class)
@EnableConfigurationProperties(PayungProperties.class)
class ConsentAutoConfiguration {

    @Bean
    ConsentSealing payungConsentSealing(Payung payung, PayungProperties properties) {
        return new ConsentSealing(payung, properties.consent().sealEvery());
    }
}
