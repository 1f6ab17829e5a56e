package io.payung.rules.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attack.
 *
 * @param id      cell and name, for example {@code build-drl/import-accumulate}
 * @param tries   what it tries
 * @param layer   which of the five layers has to stop it
 * @param code    of the first problem
 * @param place   of the first problem: {@code file:line:column}, or {@code file!cell}
 * @param control what happens when the layer is switched off
 * @param delta   how its folder differs from a sound one
 */
record HostilePack(String id, Cell cell, String tries, int layer, String code, String place, Control control, Delta delta) {

    /** Code of an entry that passes every check, and must then decide within bounds. */
    static final String DECIDES = "DECIDES";

    /**
     * A negative control.
     *
     * @param how     what stands in for the SDK: {@code drl}, {@code parser}, {@code table}, {@code dsl}, {@code mvel}, {@code template},
     *                {@code yaml}, or {@code none}
     * @param happens {@code canary}, {@code socket}, {@code exit}, {@code memory}, {@code hang}, or {@code memory/hang} where it depends on the machine
     *                which comes first; empty where stock software refuses it, too
     */
    record Control(String how, String happens) {

        static final Control NONE = new Control("none", "");
    }

    /**
     * A folder by its difference from a sound one.
     *
     * @param files    content by path; null removes the file
     * @param links    target of each symbolic link by path
     * @param settings what a control needs beside the files, for example the facts of a decision
     */
    record Delta(String base, Map<String, byte @Nullable []> files, Map<String, String> links, Map<String, String> settings) {

        String text(String file) {
            return new String(files.get(file), StandardCharsets.UTF_8);
        }
    }

    /** Whether it takes long, so that not every build runs it. */
    boolean isHeavy() {
        return delta.settings().containsKey("heavy");
    }

    boolean passes() {
        return code.equals(DECIDES);
    }

    @Override
    public String toString() {
        return id;
    }
}
