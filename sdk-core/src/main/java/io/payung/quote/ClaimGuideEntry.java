package io.payung.quote;

import io.payung.decision.ReasonCode;
import java.util.List;
import java.util.SortedSet;

/**
 * Which documents one event will need, as far as it is known when the offer is made.
 *
 * @param cause       cause of the event, {@code any} for every cause
 * @param consequence what it leads to
 */
public record ClaimGuideEntry(String benefit, String cause, String consequence, List<GuidedDocument> documents) {

    /**
     * @param why       the reason's code
     * @param dependsOn fact names of which it depends whether the document is needed; empty when it is needed for certain
     */
    public record GuidedDocument(String document, ReasonCode why, SortedSet<String> dependsOn) {

        public boolean certain() {
            return dependsOn.isEmpty();
        }
    }

    public ClaimGuideEntry {
        documents = List.copyOf(documents);
    }
}
