package io.payung.rules.bytecode;

import io.payung.rules.bytecode.ClassKind.Named;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/**
 * Writes types and members of one class as the list does: the class itself is {@code SELF}, another class of the pack its kind, and the fact type
 * of the rule set {@code FACT}. A class of a pack that the pack does not have, or that is of another rule set, is not allowed.
 */
final class Spelling {

    private static final Pattern NAME = Pattern.compile("<init>|<clinit>|[A-Za-z_][A-Za-z0-9_$]{0,127}");
    private static final Pattern RULE = Pattern.compile("rule_[A-Za-z0-9_]{1,80}");

    private final String self;
    private final Named named;
    private final Set<String> pack;

    /** @param pack internal names of the pack's classes */
    Spelling(String self, Named named, Set<String> pack) {
        this.self = self;
        this.named = named;
        this.pack = pack;
    }

    Named named() {
        return named;
    }

    /** A class or array type by its internal name. */
    String type(String internalName) {
        return internalName.startsWith("[") ? descriptor(internalName) : internalName.equals(named.fact()) ? "FACT" : owner(internalName);
    }

    /** The owner of a member, for which a fact type is named as it is: each has accessors of its own. */
    String owner(String internalName) {
        if (internalName.startsWith("[")) {
            return descriptor(internalName);
        }
        if (!internalName.startsWith(ClassKind.ROOT)) {
            return foreign(internalName);
        }
        if (internalName.equals(self)) {
            return "SELF";
        }
        Named other = ClassKind.of(internalName);
        if (other == null || !other.ruleSet().equals(named.ruleSet()) || !pack.contains(internalName)) {
            throw new NotAllowed("names the class " + internalName);
        }
        return other.kind().name();
    }

    /** No class is called as the words of this spelling are. */
    private static String foreign(String internalName) {
        if (internalName.indexOf('/') <= 0) {
            throw new NotAllowed("names the class " + internalName);
        }
        return internalName;
    }

    /** A descriptor of a field or method. */
    String descriptor(String descriptor) {
        StringBuilder spelt = new StringBuilder();
        int at = 0;
        while (at < descriptor.length()) {
            int end = descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) : at;
            if (end < 0) {
                throw new NotAllowed("has the descriptor " + descriptor);
            }
            spelt.append(end == at ? descriptor.substring(at, at + 1) : "L" + type(descriptor.substring(at + 1, end)) + ";");
            at = end + 1;
        }
        return spelt.toString();
    }

    /** The name of a member; the one that carries the name of the fact type is spelt without it. */
    String member(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new NotAllowed("names the member " + name);
        }
        String metadata = named.fact().replace('/', '_') + "_Metadata_INSTANCE";
        return name.equals(metadata) ? "FACT_INSTANCE" : RULE.matcher(name).matches() ? "rule_ID" : name;
    }

    /** A constant that is a class. */
    String literal(Type type) {
        if (type.getSort() != Type.OBJECT && type.getSort() != Type.ARRAY) {
            throw new NotAllowed("loads the constant " + type);
        }
        return "class " + type(type.getInternalName());
    }
}
