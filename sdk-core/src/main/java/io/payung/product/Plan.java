package io.payung.product;

import java.util.List;

/**
 * A plan that a customer chooses.
 *
 * @param lives the insured roles it covers
 */
public record Plan(String id, List<String> lives) {

    public Plan {
        lives = List.copyOf(lives);
    }
}
