package io.payung.spring;

import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.product.ProductCatalog;
import io.payung.rules.CompiledOptions;
import io.payung.rules.ProductPacks;
import io.payung.rules.ServedProducts;
import io.payung.rules.packfile.TrustedKeys;
import io.payung.store.PayungStore;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/** The signed pack files of {@code payung.packs.directory} instead of folders, unless the host has a catalogue of its own. */
@AutoConfiguration(before = ProductsAutoConfiguration.class, after = StoreAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "payung.enabled", matchIfMissing = true)
@Conditional(PacksAutoConfiguration.AnythingSaid.class)
@EnableConfigurationProperties(PayungProperties.class)
class PacksAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(ProductCatalog.class)
    ServedProducts payungPacks(
            PayungProperties properties, Environment environment, ObjectProvider<PayungStore> stores, ObjectProvider<Clock> clocks) {
        PayungProperties.Packs packs = properties.packs();
        if (packs.directory() == null || packs.trustedKeys() == null) {
            throw new PayungException("PACKS_INCOMPLETE", "payung.packs.directory and payung.packs.trusted-keys belong together, and "
                    + (packs.directory() == null ? "the directory" : "the list of trusted keys") + " is missing");
        }
        refuseFoldersToo(Binder.get(environment));
        CompiledOptions options = CompiledOptions.trusting(TrustedKeys.read(Path.of(packs.trustedKeys()))).at(clocks.getIfUnique(Clock::systemUTC));
        if (packs.archive() != null) {
            options = options.archivedIn(Path.of(packs.archive()));
        }
        PayungStore store = stores.getIfAvailable();
        return ProductPacks.compiled(Path.of(packs.directory()),
                store == null ? options : options.remembering(store.releases(PartnerId.of(properties.partner()))));
    }

    /** Whoever sets both believes that folders are still served, or that only packs are: one of the two is a mistake. */
    private static void refuseFoldersToo(Binder properties) {
        for (String name : new String[] {"payung.products.directory", "payung.products.sell-drafts"}) {
            if (properties.bind(name, String.class).isBound()) {
                throw new PayungException("PACKS_AND_FOLDERS", "payung.packs.directory and " + name
                        + " are both set, and only signed packs are served where packs are");
            }
        }
    }

    /** Whether either of the two properties is there, so that half of them is noticed. */
    static class AnythingSaid extends AnyNestedCondition {

        AnythingSaid() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("payung.packs.directory")
        static class Directory {}

        @ConditionalOnProperty("payung.packs.trusted-keys")
        static class Keys {}
    }
}
