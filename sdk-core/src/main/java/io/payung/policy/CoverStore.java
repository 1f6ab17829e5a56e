package io.payung.policy;

import io.payung.money.Money;
import io.payung.party.PartnerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which covers there are, so that unique ones never overlap and sums insured never exceed their limits, whoever sells at the same time. A cover
 * counts towards its sums from the moment it is taken, also when it begins later, until the day after its last one begins in the product's zone, or
 * until it is released. It is unique for all its days, also past ones, unless it is released. Called by the SDK inside a unit of work that has locked
 * the insured persons; implemented by the store.
 */
public interface CoverStore {

    /**
     * A cover about to be taken.
     *
     * @param keys       what may not be covered twice on a day of this product; may be personal, so it is only stored hashed
     * @param limits     each counts the whole sum insured
     * @param from       first day
     * @param until      last day, whole
     * @param end        the first instant after the last day
     */
    record NewCover(
            PartnerId partner,
            CoverHolder holder,
            String product,
            List<String> keys,
            List<SumLimit> limits,
            Money sumInsured,
            LocalDate from,
            LocalDate until,
            Instant end) {

        public NewCover {
            keys = List.copyOf(keys);
            limits = List.copyOf(limits);
        }

        @Override
        public String toString() {
            return "NewCover[" + holder + "]";
        }
    }

    /** @param full the limit that has no room, or null when another cover of the same key overlaps */
    record Refusal(@Nullable SumLimit full) {}

    /** Takes the cover with everything it counts towards, or nothing of it. One that was released may be taken again. */
    Optional<Refusal> take(NewCover cover, Instant now);

    /** Gives a cover back that is cancelled, void or lapsed. @return false when it was released before, or never taken */
    boolean release(PartnerId partner, CoverHolder holder);
}
