package io.payung.rules.fact;

/**
 * The version of everything in this package that a compiled rule may call. Raised whenever a name is added, so that a pack whose rules read
 * the new name is refused by an older server instead of failing at a customer; what is there already keeps its meaning and type.
 */
public final class FactsSchema {

    /** The version of the facts that this server gives to rules. */
    public static final int VERSION = 1;

    private FactsSchema() {}
}
