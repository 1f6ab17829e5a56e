/** The description of the endpoints, from the files of this package's folder of resources; start at {@link io.payung.spring.web.openapi.OpenApi}. */
@NullMarked
package io.payung.spring.web.openapi;

import org.jspecify.annotations.NullMarked;
