package io.payung.product;

import java.util.List;

/**
 * An insured role.
 *
 * @param id        for example {@code main}
 * @param relations how the insured person may be related to the applicant; {@code self} is the applicant
 * @param min       fewest lives in the role
 * @param max       most lives in the role
 */
public record LifeRole(String id, List<String> relations, int min, int max) {

    public LifeRole {
        relations = List.copyOf(relations);
    }
}
