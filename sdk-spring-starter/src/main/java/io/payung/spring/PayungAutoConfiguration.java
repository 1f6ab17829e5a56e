package io.payung.spring;

import io.payung.Payung;
import io.payung.key.IdSource;
import io.payung.key.Keys;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentNotices;
import io.payung.payment.PaymentVerifier;
import io.payung.payment.RefundSettler;
import io.payung.product.ProductCatalog;
import io.payung.store.PayungStore;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** {@link Payung} itself, put together from the beans of the other concerns and the host's payment verifiers and clock. */
@AutoConfiguration(after = {ProductsAutoConfiguration.class, KeysAutoConfiguration.class, StoreAutoConfiguration.class})
@ConditionalOnBooleanProperty(name = "payung.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PayungProperties.class)
class PayungAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Payung payung(
            PayungProperties properties,
            ProductCatalog products,
            PayungStore store,
            Keys keys,
            IdSource ids,
            ObjectProvider<PaymentVerifier> gateways,
            ObjectProvider<PaymentNotices> notices,
            ObjectProvider<RefundSettler> settlers,
            ObjectProvider<Clock> clock) {
        return Payung.builder()
                .products(products)
                .store(store)
                .keys(keys)
                .ids(ids)
                .clock(clock.getIfUnique(Clock::systemUTC))
                .partner(PartnerId.of(properties.partner()))
                .payments(gateways.orderedStream().toArray(PaymentVerifier[]::new))
                .notices(notices.orderedStream().toArray(PaymentNotices[]::new))
                .refunds(settlers.orderedStream().toArray(RefundSettler[]::new))
                .paidWithin(properties.applications().paidWithin())
                .offersValidFor(properties.offers().validFor())
                .build();
    }
}
