package io.payung.rules.authoring.dialect;

import io.payung.product.RuleSet;
import io.payung.rules.authoring.syntax.RuleNode;
import io.payung.rules.pack.RuleInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of one file: as they were written, also those with a fault, and as far as they were understood.
 *
 * @param file    path inside the product folder
 * @param written in the order of the file; without those whose form was not understood
 */
public record ReadRules(RuleSet set, String file, List<RuleNode> written, CheckedRules checked) {

    public ReadRules {
        written = List.copyOf(written);
    }

    /** A rule without a fault, as it was understood and as it was written. */
    public record Sound(RuleInfo info, RuleNode node) {}

    /** The rules without a fault, in the order of the file. */
    public List<Sound> sound() {
        Map<String, RuleNode> byId = new HashMap<>();
        written.forEach(node -> byId.putIfAbsent(node.id(), node));
        List<Sound> sound = new ArrayList<>();
        checked.rules().forEach(info -> sound.add(new Sound(info, byId.get(info.id()))));
        return sound;
    }
}
