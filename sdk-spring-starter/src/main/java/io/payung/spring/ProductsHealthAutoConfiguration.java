package io.payung.spring;

import io.payung.rules.ServedProducts;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Shows in the host's health endpoint which products are served. */
@AutoConfiguration(after = ProductsAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(ServedProducts.class)
class ProductsHealthAutoConfiguration {

    @Bean
    HealthIndicator payungProductsHealthIndicator(ServedProducts products) {
        return new ProductsHealth(products);
    }
}
