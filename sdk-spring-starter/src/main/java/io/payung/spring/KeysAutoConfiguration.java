package io.payung.spring;

import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.IdSource;
import io.payung.key.Keys;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Ids, and the keys of the properties or else a development key beside the H2 file, unless the host brings keys of its own. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "payung.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PayungProperties.class)
class KeysAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(KeysAutoConfiguration.class);

    @Bean
    @ConditionalOnMissingBean
    IdSource payungIds() {
        return new DefaultIdSource();
    }

    @Bean
    @ConditionalOnMissingBean
    Keys payungKeys(PayungProperties properties, IdSource ids) {
        if (PropertyKeys.areIn(properties.keys())) {
            return PropertyKeys.of(properties.keys());
        }
        Path file = keyFile(properties).toAbsolutePath().normalize();
        LOG.warn("Payung uses the development key {}: in production, set payung.keys or declare a bean of type io.payung.key.Keys", file);
        return DevelopmentKeys.at(file, ids, properties.sandbox().realm());
    }

    private static Path keyFile(PayungProperties properties) {
        String named = properties.keys().developmentFile();
        if (named != null) {
            return Path.of(named);
        }
        Path database = Path.of(properties.store().file());
        return database.resolveSibling(database.getFileName() + ".key");
    }
}
