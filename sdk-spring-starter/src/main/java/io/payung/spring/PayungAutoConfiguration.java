package io.payung.spring;

import io.payung.Payung;
import io.payung.PayungBuilder;
import io.payung.claim.DocumentStore;
import io.payung.fault.PayungException;
import io.payung.key.IdSource;
import io.payung.key.Keys;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentNotices;
import io.payung.payment.PaymentVerifier;
import io.payung.payment.RefundSettler;
import io.payung.policy.SumLimits;
import io.payung.product.ProductCatalog;
import io.payung.quote.HeldCover;
import io.payung.store.PayungStore;
import java.net.URI;
import java.time.Clock;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(PayungAutoConfiguration.class);

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
            ObjectProvider<HeldCover> heldElsewhere,
            ObjectProvider<DocumentStore> documents,
            ObjectProvider<Clock> clock) {
        PayungBuilder builder = Payung.builder()
                .products(products)
                .store(store)
                .keys(keys)
                .ids(ids).clock(clock.getIfUnique(Clock::systemUTC))
                .partner(PartnerId.of(properties.partner()))
                .documents(documents.getIfAvailable(() -> DocumentStore.TRUSTING))
                .payments(gateways.orderedStream().toArray(PaymentVerifier[]::new))
                .notices(notices.orderedStream().toArray(PaymentNotices[]::new))
                .refunds(settlers.orderedStream().toArray(RefundSettler[]::new))
                .paidWithin(properties.applications().paidWithin())
                .limits(limits(properties))
                .recordsKeptFor(properties.records().keptFor())
                .offersValidFor(properties.offers().validFor());
        heldElsewhere.ifAvailable(builder::heldElsewhere);
        certificates(builder, properties.certificates().address());
        return properties.sandbox().enabled() ? sandbox(builder) : builder.build();
    }

    private static Payung sandbox(PayungBuilder builder) {
        Payung payung = builder.sandbox().build();
        LOG.warn("Payung is a SANDBOX: its policies insure nobody, their numbers begin with TEST-, and its time is {}", payung.now());
        return payung;
    }

    private static SumLimits limits(PayungProperties properties) {
        return SumLimits.perPerson(properties.limits().sumInsuredPerPerson().entrySet().stream()
                .map(limit -> new Money(limit.getValue(), currency(limit.getKey())))
                .toArray(Money[]::new));
    }

    private static void certificates(PayungBuilder builder, @Nullable String address) {
        if (address == null) {
            return;
        }
        try {
            builder.certificatesVerifiedAt(URI.create(address));
        } catch (IllegalArgumentException e) {
            throw new PayungException("CERTIFICATE_ADDRESS", "payung.certificates.address is \"" + address + "\", which is no address");
        }
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new PayungException("SUM_LIMIT", "payung.limits.sum-insured-per-person names \"" + code + "\", which is no currency");
        }
    }
}
