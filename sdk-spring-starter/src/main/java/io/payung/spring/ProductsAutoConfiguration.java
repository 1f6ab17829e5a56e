package io.payung.spring;

import io.payung.product.ProductCatalog;
import io.payung.rules.ProductPacks;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The products of {@code payung.products.directory}, unless the host has a catalogue of its own. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "payung.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PayungProperties.class)
class ProductsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ProductCatalog payungProducts(PayungProperties properties) {
        return ProductPacks.directory(Path.of(properties.products().directory()));
    }
}
