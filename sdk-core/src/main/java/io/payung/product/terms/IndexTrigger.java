package io.payung.product.terms;

import java.math.BigDecimal;

/**
 * What a benefit on an index basis looks at.
 *
 * @param of      name of the index, for example {@code rainfall-mm}
 * @param trigger value from which it pays
 * @param exit    value at which it pays everything
 */
public record IndexTrigger(String of, BigDecimal trigger, BigDecimal exit) {}
