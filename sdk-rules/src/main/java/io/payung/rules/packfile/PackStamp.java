package io.payung.rules.packfile;

import io.payung.rules.fact.FactsSchema;

/**
 * What a compiled pack says about its making. Nothing in it decides anything.
 *
 * @param engine  name and version of the engine it was compiled by, as {@link io.payung.product.ProductRules#engineVersion()} tells it
 * @param facts   version of the facts its rules were compiled against
 * @param sdk     version of this SDK
 * @param release counts up with every release, so that an older one is known as such; seconds since 1970 unless you count yourself
 */
public record PackStamp(String engine, int facts, String sdk, long release) {

    public PackStamp {
        if (release < 1) {
            throw new IllegalArgumentException("releases are counted from 1");
        }
    }

    /** Of a pack that is compiled here and now. */
    public static PackStamp of(String engine, long release) {
        String version = PackStamp.class.getPackage().getImplementationVersion();
        return new PackStamp(engine, FactsSchema.VERSION, version == null ? "unreleased" : version, release);
    }
}
