/** The REST endpoints below {@code /payung/v1}; off unless {@code payung.web.open=true}. */
@NullMarked
package io.payung.spring.web;

import org.jspecify.annotations.NullMarked;
