package io.payung.consent;

import io.payung.product.ClauseText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a consent: the consent as it was received, when the server received it, and one part for each purpose.
 *
 * @param consent    as received
 * @param receivedAt by the server's clock, whatever the customer's says
 * @param parts      the contract first; the use of personal data beside it when that was accepted, too
 */
public record ConsentEvidence(Consent consent, Instant receivedAt, List<Part> parts) {

    /**
     * One purpose.
     *
     * @param consent     as received, with this purpose's clauses alone; of the contract: whole
     * @param clauses     what was shown for it, in the order shown
     * @param noticeItems what the accepted notice tells; of the contract: none
     */
    public record Part(ConsentPurpose purpose, Consent consent, List<ShownClause> clauses, List<NoticeItem> noticeItems) {

        public Part {
            clauses = List.copyOf(clauses);
            noticeItems = List.copyOf(noticeItems);
        }

        @Override
        public String toString() {
            return "Part[" + purpose + "]";
        }
    }

    public ConsentEvidence {
        parts = List.copyOf(parts);
    }

    /** @param texts of the product: clause id → language → text */
    public static ConsentEvidence of(Consent consent, Instant receivedAt, Map<String, Map<String, ClauseText>> texts) {
        List<ShownClause> contract = new ArrayList<>();
        List<ShownClause> data = new ArrayList<>();
        boolean dataAccepted = accepts(consent, ConsentPurpose.DATA_CLAUSE);
        for (ShownText shown : consent.shownTexts()) {
            boolean accepted = shown.language().equals(consent.language())
                    && consent.clauses().contains(new AcceptedClause(shown.id(), shown.sha256()));
            boolean ofData = dataAccepted && ConsentPurpose.ofClause(shown.id()) == ConsentPurpose.DATA_PROTECTION;
            (ofData ? data : contract).add(new ShownClause(shown.id(), shown.language(), shown.sha256(), accepted));
        }
        List<Part> parts = new ArrayList<>(List.of(new Part(ConsentPurpose.CONTRACT, consent, contract, List.of())));
        if (dataAccepted) {
            parts.add(new Part(ConsentPurpose.DATA_PROTECTION, consent.onlyOf(ConsentPurpose.DATA_PROTECTION), data, told(consent, texts)));
        }
        return new ConsentEvidence(consent, receivedAt, parts);
    }

    private static boolean accepts(Consent consent, String clause) {
        return consent.clauses().stream().anyMatch(accepted -> accepted.id().equals(clause));
    }

    private static List<NoticeItem> told(Consent consent, Map<String, Map<String, ClauseText>> texts) {
        ClauseText notice = texts.getOrDefault(ConsentPurpose.DATA_CLAUSE, Map.of()).get(consent.language());
        return notice == null ? List.of() : NoticeItem.in(notice.text());
    }

    /** Without anything that was said. */
    @Override
    public String toString() {
        return "ConsentEvidence[" + parts + "]";
    }
}
