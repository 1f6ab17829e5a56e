package io.payung.policy;

import io.payung.party.PartnerId;
import io.payung.quote.QuoteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps applications and who pays which share of a premium. Called by the SDK inside a unit of work, implemented by the store. An application
 * that awaits its payment counts as held cover.
 */
public interface ApplicationStore {

    /**
     * Everything that one application writes, in one unit of work.
     *
     * @param insured   insured persons by their place among the lives, the holder of the personal part first
     * @param named     all whose data are in the personal part: the insured, and whoever applied for them
     * @param shares    who pays what; sums to the premium
     * @param nextCheck when somebody looks at it
     * @param eventId   id of the event {@code application.applied} written with it
     */
    record NewApplication(
            Application application,
            ApplicationDetails details,
            List<PersonId> insured,
            Set<PersonId> named,
            List<PremiumShare> shares,
            Instant nextCheck,
            UUID eventId) {

        public NewApplication {
            insured = List.copyOf(insured);
            named = Set.copyOf(named);
            shares = List.copyOf(shares);
        }
    }

    /** @return false when the quote was applied with before; the unit of work stays usable */
    boolean insert(NewApplication application);

    Optional<Application> find(PartnerId partner, ApplicationId id);

    /** The application that was made from the quote, as this unit of work sees it. */
    Optional<ApplicationId> appliedFrom(PartnerId partner, QuoteId quote);

    /** The application that the payment reference belongs to, whoever sold it: gateways know no partners. */
    Optional<Application> byReference(String paymentReference);

    /** The personal part, decrypted. */
    ApplicationDetails details(Application application);

    /** The application as it is now, which nobody else changes until the unit of work ends. */
    Application lock(Application application);

    /** Takes its cover out of what persons hold, because it is about to become a policy. Under {@link #lock}. */
    void release(Application application);

    /**
     * Writes a later state, with the event that tells it. Under {@link #lock}.
     *
     * @param answer what is told of the policy it has become, kept under the holder's key byte for byte; absent in any other state
     */
    void move(Application next, byte @Nullable [] answer, UUID eventId, Instant at);

    /** What was told of the policy it has become. */
    Optional<byte[]> answer(PartnerId partner, ApplicationId id);

    /** Who pays what of the quote's premium, in the product's order. */
    List<PremiumShare> shares(PartnerId partner, QuoteId quote);

    /** Keeps who pays what of a policy that had no application. */
    void keepShares(PartnerId partner, QuoteId quote, List<PremiumShare> shares);

    /** Notes what a share was paid with. @return false when it was paid before */
    boolean pay(PartnerId partner, QuoteId quote, PremiumShare paid);

    /**
     * Applications whose check has come, the longest due first; they are nobody else's until {@code until}, and due again then. What another
     * unit of work is claiming is passed over.
     */
    List<Application> claimDue(Instant now, Instant until, int atMost);

    /** When somebody looks at it next; absent for never. */
    void checkAt(Application application, @Nullable Instant next);
}
