/** What a product asks, as JSON Schema, in the customer's words; start at {@link io.payung.spring.web.form.FormSchema}. */
@NullMarked
package io.payung.spring.web.form;

import org.jspecify.annotations.NullMarked;
