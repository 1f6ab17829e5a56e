package io.payung.rules.hostile;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Bootstrap methods that a hostile class names. Public, because it stands in another package. */
public final class Bootstraps {

    private Bootstraps() {}

    public static CallSite call(MethodHandles.Lookup lookup, String name, MethodType type) {
        Canary.sing();
        return new ConstantCallSite(MethodHandles.empty(type));
    }

    public static Object constant(MethodHandles.Lookup lookup, String name, Class<?> type) {
        return Canary.sing();
    }
}
