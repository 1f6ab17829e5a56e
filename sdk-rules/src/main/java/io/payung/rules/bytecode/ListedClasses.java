package io.payung.rules.bytecode;

import java.util.Set;

/**
 * A second wall behind the list: the parent of a pack's class loader, through which only those classes are seen that the list names. For several
 * threads.
 */
public final class ListedClasses extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    /** What the JVM itself asks for when it verifies the listed code: that an exception is one. */
    private static final Set<String> VERIFIED = Set.of("java.lang.Throwable");

    private static final Set<String> NAMES = AllowList.ofGeneratedClasses().classNames();

    /** @param parent has the facts and the engine */
    public ListedClasses(ClassLoader parent) {
        super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!NAMES.contains(name) && !VERIFIED.contains(name)) {
            throw new ClassNotFoundException(name + " is not for compiled rules");
        }
        return super.loadClass(name, resolve);
    }
}
