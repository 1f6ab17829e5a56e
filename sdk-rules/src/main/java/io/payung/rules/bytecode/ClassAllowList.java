package io.payung.rules.bytecode;

import io.payung.fault.PayungException;
import io.payung.rules.bytecode.ClassKind.Named;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the classes of a pack before one of them is loaded: they may hold what Drools generates for the rules that can be written, and
 * nothing else, by owner, name and descriptor. Whoever made them, they read facts, compare, and say words; they cannot loop, catch, or call
 * anything else. For several threads.
 */
public final class ClassAllowList {

    /** Code of the exception for a class that is not on the list. */
    public static final String CODE = "CLASS_NOT_ALLOWED";

    private static final int MAX_CLASSES = 40_000;
    private static final int MAX_CLASS_BYTES = 1024 * 1024;
    private static final long MAX_BYTES = 128L * 1024 * 1024;
    private static final AllowList LIST = AllowList.ofGeneratedClasses();

    private ClassAllowList() {}

    /**
     * The classes as they may be loaded, by binary name: each written anew from what was looked at, so that the JVM sees what was seen here.
     *
     * @param classes class file by binary name
     * @throws PayungException {@code CLASS_NOT_ALLOWED} with class and member at the first thing that is not on the list
     */
    public static Map<String, byte[]> check(Map<String, byte[]> classes) {
        bounded(classes);
        Set<String> pack = classes.keySet().stream().map(name -> name.replace('.', '/')).collect(Collectors.toUnmodifiableSet());
        Map<String, byte[]> checked = new TreeMap<>();
        Set<String> declared = new HashSet<>();
        Map<String, String> calls = new TreeMap<>();
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            ClassText text = text(entry.getKey(), entry.getValue(), pack);
            declared.addAll(text.declared());
            text.calls().forEach(call -> calls.putIfAbsent(call, entry.getKey()));
            checked.put(entry.getKey(), text.copy());
        }
        calls.forEach((call, caller) -> {
            if (!declared.contains(call)) {
                throw refused(caller, "calls " + call + ", which the pack does not have", null);
            }
        });
        return checked;
    }

    private static void bounded(Map<String, byte[]> classes) {
        if (classes.size() > MAX_CLASSES) {
            throw new PayungException(CODE, "the pack has more than " + MAX_CLASSES + " classes; compile the product again");
        }
        long total = 0;
        Set<String> lower = new HashSet<>();
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            total += entry.getValue().length;
            if (entry.getValue().length > MAX_CLASS_BYTES || total > MAX_BYTES) {
                throw refused(entry.getKey(), "makes the pack too large", null);
            }
            if (!lower.add(entry.getKey().toLowerCase(Locale.ROOT))) {
                throw refused(entry.getKey(), "is there twice but for its capitals", null);
            }
        }
    }

    private static ClassText text(String name, byte[] bytes, Set<String> pack) {
        String self = name.replace('.', '/');
        Named named = name.indexOf('/') < 0 ? ClassKind.of(self) : null;
        if (named == null) {
            throw refused(name, "is no name of a class of a pack", null);
        }
        try {
            ClassText text = ClassLook.read(self, bytes, named, pack);
            LIST.check(text);
            return text;
        } catch (NotAllowed e) {
            throw refused(name, String.valueOf(e.getMessage()), null);
        } catch (RuntimeException | StackOverflowError e) {
            // Of bytes that are no class file the reader throws whatever comes.
            throw refused(name, "cannot be read", e);
        }
    }

    private static PayungException refused(String name, String what, @Nullable Throwable cause) {
        return new PayungException(CODE, "the class " + NotAllowed.shown(name) + " " + what + ", which no compiled rule does; compile the product again",
                cause);
    }
}
