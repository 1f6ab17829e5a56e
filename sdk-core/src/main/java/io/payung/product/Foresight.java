package io.payung.product;

import java.util.List;

/**
 * What a rule set says and may still say of facts that are not all known.
 *
 * @param foreseen what holds already, and what may hold once more is known, in canonical order
 * @param heldBack the rules that the present facts rule out, in the order of their ids
 */
public record Foresight(List<Foreseen> foreseen, List<HeldBack> heldBack) {

    public Foresight {
        foreseen = List.copyOf(foreseen);
        heldBack = heldBack.stream().sorted().toList();
    }

    /** For rules that know of no conditions. */
    public Foresight(List<Foreseen> foreseen) {
        this(foreseen, List.of());
    }
}
