package io.payung.party;

import java.util.List;

/**
 * Who belonged to the insured person when the cover was taken out, as a snapshot. An heir is looked for here and never by the number of the
 * family card: that number changes when the head of the family dies, before the claim is filed (facts 0.3 and 3.2).
 *
 * @param members in no particular order
 */
public record FamilyEvidence(List<Member> members) {

    /**
     * Somebody of the family.
     *
     * @param relation to the insured person, for example {@code spouse}
     */
    public record Member(String fullName, String relation) {

        @Override
        public String toString() {
            return "Member[" + relation + "]";
        }
    }

    public FamilyEvidence {
        members = List.copyOf(members);
    }
}
