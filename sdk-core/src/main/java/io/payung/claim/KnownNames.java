package io.payung.claim;

import io.payung.claim.name.NameCheck;
import io.payung.claim.name.NameMatch.Answer;
import io.payung.party.Applicant;
import io.payung.party.FamilyEvidence.Member;
import io.payung.party.FamilyEvidence;
import io.payung.party.Guardian;
import io.payung.party.Life;
import io.payung.quote.QuoteRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names that were known when the policy was issued. */
final class KnownNames {

    private final List<String> insured;
    private final FamilyEvidence family;
    private final boolean heirsNamed;

    KnownNames(QuoteRequest request, ClaimLife life) {
        this.insured = life.candidates().stream().map(Life::fullName).toList();
        this.family = atEnrolment(request);
        this.heirsNamed = !request.beneficiaries().isEmpty();
    }

    /** Everybody whom the enrolment names, by how they stand to the insured person. */
    static FamilyEvidence atEnrolment(QuoteRequest request) {
        List<Member> members = new ArrayList<>();
        request.beneficiaries().forEach(each -> members.add(new Member(each.fullName(), each.relation())));
        request.lives().forEach(life -> members.add(new Member(life.fullName(), life.relation())));
        Applicant applicant = request.applicant();
        members.add(new Member(applicant.fullName(), Life.SELF));
        Guardian guardian = request.guardian();
        if (guardian != null) {
            members.add(new Member(guardian.fullName(), guardian.relation()));
        }
        return new FamilyEvidence(members);
    }

    /** How the nearest of the names stands to the insured person; of any of them while nobody has said which one it is. */
    Answer insured(Collection<String> names) {
        return nearest(names, insured);
    }

    /** How the nearest of the names stands to the family; the same as long as nobody said whom it consists of. */
    Answer heir(Collection<String> names) {
        return heirsNamed ? nearest(names, family.members().stream().map(Member::fullName).toList()) : Answer.SAME;
    }

    private static Answer nearest(Collection<String> names, List<String> known) {
        return names.stream()
                .flatMap(name -> known.stream().map(each -> NameCheck.compare(name, each).answer()))
                .min(Comparator.naturalOrder())
                .orElse(Answer.SAME);
    }
}
