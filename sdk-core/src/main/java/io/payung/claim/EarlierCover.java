package io.payung.claim;

import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.policy.CoverHistory;
import io.payung.policy.CoverHistory.Day;
import io.payung.policy.Policy;
import io.payung.policy.PolicyState;
import io.payung.policy.Standing;
import io.payung.product.terms.InsuredObject;
import io.payung.quote.QuoteRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A policy that another one came after.
 *
 * @param change by which it did, for example {@code renewal}
 */
record EarlierCover(CoverHistory cover, QuoteRequest request, String change) {

    private static final String RENEWAL = "renewal";

    /** Whether there is no whole day without cover between this one and the next: hours in between are nobody's gap. */
    boolean leadsTo(Policy next) {
        LocalDate first = next.coverFromDate();
        return goesOnUntil(first.minusDays(1)) || cover.on(first.minusDays(1)) != Day.NONE || cover.on(first) != Day.NONE;
    }

    /** Whose benefits a claim has used up was paid to its last day, and leaves nobody uncovered who then begins the next. */
    private boolean goesOnUntil(LocalDate day) {
        Standing standing = cover.policy().standing();
        return standing != null && standing.state() == PolicyState.ENDED_BY_CLAIM && !day.isAfter(cover.policy().coverUntil());
    }

    /** Whether it insured all of them, by the same product; a loan that has grown is another one, a renewed object the same. */
    boolean insured(List<Life> lives, Policy next, QuoteRequest nextRequest, @Nullable InsuredObject object) {
        Set<IdentityDocument> known = request.lives().stream().map(Life::identity).collect(Collectors.toSet());
        boolean sameObject = object == null || !change.equals(RENEWAL)
                || Objects.equals(key(request, object), key(nextRequest, object));
        return sameObject
                && cover.policy().pack().product().equals(next.pack().product())
                && lives.stream().map(Life::identity).allMatch(known::contains);
    }

    private static @Nullable String key(QuoteRequest request, InsuredObject object) {
        Object key = request.commonAnswers().get(object.key());
        return key == null ? null : key.toString();
    }

    @Override
    public String toString() {
        return "EarlierCover[" + cover.policy().number() + ", " + change + "]";
    }
}
