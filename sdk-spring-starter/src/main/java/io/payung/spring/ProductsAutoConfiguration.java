package io.payung.spring;

import io.payung.product.ProductCatalog;
import io.payung.rules.ServedProducts;
import io.payung.rules.ProductPacks;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The products of {@code payung.products.directory}, unless the host has a catalogue of its own. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "payung.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PayungProperties.class)
class ProductsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(ProductCatalog.class)
    ServedProducts payungProducts(PayungProperties properties) {
        Path directory = Path.of(properties.products().directory());
        if (properties.products().isolated()) {
            return properties.products().sellDrafts() ? ProductPacks.workshop(directory) : ProductPacks.directory(directory);
        }
        return properties.products().sellDrafts() ? ProductPacks.trustedWorkshop(directory) : ProductPacks.trustedDirectory(directory);
    }

    @Bean
    @ConditionalOnBean(ServedProducts.class)
    @ConditionalOnProperty("payung.products.reload-every")
    ProductReloader payungProductReloader(ServedProducts products, PayungProperties properties) {
        return new ProductReloader(products, properties.products().reloadEvery());
    }
}
