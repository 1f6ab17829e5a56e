/** Payung inside a Spring Boot application: auto-configuration and properties; start at {@link io.payung.spring.PayungProperties}. */
@NullMarked
package io.payung.spring;

import org.jspecify.annotations.NullMarked;
