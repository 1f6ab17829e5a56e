package io.payung.rules.hostile;

import java.io.File;
import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import org.kie.api.runtime.rule.AccumulateFunction;

/** Sings when foreign code runs: leaves a directory behind. Public, because rules reach only what is public; nothing of the SDK calls it. */
public class Canary implements AccumulateFunction<Externalizable> {

    private static final String PATH = "payung.canary";

    /** Being made is enough. */
    public Canary() {
        sing();
    }

    /** Always true. */
    public static boolean sing() {
        return new File(System.getProperty(PATH, "target/canary")).mkdirs() || true;
    }

    @Override
    public Externalizable createContext() {
        return this;
    }

    @Override
    public void init(Externalizable context) {}

    @Override
    public void accumulate(Externalizable context, Object value) {}

    @Override
    public void reverse(Externalizable context, Object value) {}

    @Override
    public Object getResult(Externalizable context) {
        return 0;
    }

    @Override
    public boolean supportsReverse() {
        return false;
    }

    @Override
    public Class<?> getResultType() {
        return Object.class;
    }

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {}
}
