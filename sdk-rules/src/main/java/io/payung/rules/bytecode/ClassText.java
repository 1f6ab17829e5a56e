package io.payung.rules.bytecode;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;

/**
 * What was found in one class, spelt as the list spells it.
 *
 * @param head     access, superclass and interfaces
 * @param fields   access, name and type of each
 * @param declared {@code owner.name descriptor} of each method, by its own names
 * @param calls    the same of each method of the pack that is called
 * @param copy     the class written anew from what was read, without its debug information
 */
record ClassText(ClassKind kind, String head, List<String> fields, List<Method> methods, Set<String> declared, Set<String> calls, byte[] copy) {

    private static final int NAMED = 0xFFF;

    /**
     * One method.
     *
     * @param name as a message shows it
     * @param head access, name, descriptor and exceptions
     * @param code its instructions
     */
    record Method(String name, String head, List<String> code) {}

    /** Access flags in words; those that Java has no word for as a number. */
    static String access(int flags) {
        String words = (flags & NAMED) == 0 ? "package-private" : Modifier.toString(flags & NAMED);
        int others = flags & ~NAMED;
        return others == 0 ? words : words + " 0x" + Integer.toHexString(others);
    }
}
