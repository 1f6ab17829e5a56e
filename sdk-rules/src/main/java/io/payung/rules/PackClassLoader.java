package io.payung.rules;

import io.payung.rules.bytecode.ClassAllowList;
import io.payung.rules.bytecode.ListedClasses;
import java.util.Map;

/** Holds the classes of one pack, all of them looked through before any is defined; they go when the pack goes. */
final class PackClassLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;

    private PackClassLoader(Map<String, byte[]> checked) {
        super(new ListedClasses(PackClassLoader.class.getClassLoader()));
        this.classes = checked;
    }

    /** @throws io.payung.fault.PayungException {@code CLASS_NOT_ALLOWED} when a class holds what no rule can be compiled to */
    static PackClassLoader of(Map<String, byte[]> classes) {
        return new PackClassLoader(ClassAllowList.check(classes));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
