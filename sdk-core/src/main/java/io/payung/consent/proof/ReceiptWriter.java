package io.payung.consent.proof;

import io.payung.consent.ConsentPurpose;
import io.payung.consent.NoticeItem;
import io.payung.consent.ShownClause;
import io.payung.consent.ledger.LedgerEntry;
import io.payung.consent.proof.ConsentReceipt.Entry;
import io.payung.consent.proof.ConsentReceipt.Event;
import io.payung.consent.proof.ConsentReceipt.Ledger;
import io.payung.consent.proof.ConsentReceipt.Notice;
import io.payung.consent.proof.ConsentReceipt.Party;
import io.payung.consent.proof.ConsentReceipt.Processing;
import io.payung.policy.Policy;
import io.payung.product.ClauseText;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the receipt of one policy from what is stored in clear; nobody is decrypted for it. */
final class ReceiptWriter {

    private static final String INSURER = "insurer";
    private static final String SELLER = "seller";

    /** What the standard asks for, and where a notice under Law 27/2022 tells it. */
    private static final Map<NoticeItem, List<String>> TOLD_IN_NOTICE = Map.of(
            NoticeItem.TYPE_AND_RELEVANCE, List.of("pii_information"),
            NoticeItem.RETENTION, List.of("retention_period"),
            NoticeItem.PROCESSING_PERIOD, List.of("validity_duration"),
            NoticeItem.RIGHTS, List.of("privacy_rights"));

    private static final List<String> NOWHERE_TOLD = List.of("party_address", "recipient_third_parties", "storage_locations");

    private final ConsentStore store;
    private final Policy policy;
    private final ProductPack pack;
    private final TreeSet<String> notStated = new TreeSet<>(NOWHERE_TOLD);

    ReceiptWriter(ConsentStore store, Policy policy, ProductPack pack) {
        this.store = store;
        this.policy = policy;
        this.pack = pack;
    }

    ConsentReceipt write() {
        List<StoredConsent> consents = store.ofPolicy(policy.partner(), policy.number());
        if (consents.stream().noneMatch(consent -> consent.isFor(ConsentPurpose.DATA_PROTECTION))) {
            notStated.add("privacy_notice");
        }
        List<Entry> records = consents.stream().map(this::entry).toList();
        return new ConsentReceipt(
                ConsentReceipt.SCHEMA, consents.get(0).id().toString(), policy.number().value(), parties(), records, List.copyOf(notStated));
    }

    private List<Party> parties() {
        Product product = pack.product();
        return List.of(
                new Party(INSURER, product.insurer().name(), "pii-controller", product.contacts().complaints()),
                new Party(SELLER, policy.partner().value(), "seller", null));
    }

    private Entry entry(StoredConsent consent) {
        List<Event> events = new ArrayList<>(List.of(new Event(
                consent.acceptedAt(), consent.receivedAt(), consent.by(), "explicit", "given", null, null)));
        store.withdrawalOf(policy.partner(), consent.id()).ifPresent(withdrawal -> events.add(new Event(
                withdrawal.withdrawnAt(), withdrawal.receivedAt(), withdrawal.by(), "explicit", "withdrawn",
                withdrawal.duty(), withdrawal.dueBy())));
        return new Entry(consent.id().toString(), consent.person().value().toString(), processing(consent), events, ledger(consent));
    }

    private Processing processing(StoredConsent consent) {
        boolean data = consent.isFor(ConsentPurpose.DATA_PROTECTION);
        return new Processing(
                consent.purpose(),
                data ? "consent" : "contract",
                consent.language(),
                consent.languagesShown(),
                pack.product().id().value(),
                pack.product().jurisdiction(),
                List.of(INSURER),
                consent.method(),
                consent.channel(),
                consent.clauses(),
                data ? notice(consent) : null,
                "ask " + SELLER + " or " + INSURER);
    }

    private @Nullable Notice notice(StoredConsent consent) {
        Optional<ShownClause> accepted = consent.clauses().stream().filter(ShownClause::accepted).findFirst();
        if (accepted.isEmpty()) {
            return null;
        }
        List<String> items = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> states = new ArrayList<>();
        for (NoticeItem item : NoticeItem.values()) {
            boolean told = consent.noticeItems().contains(item.key());
            (told ? items : missing).add(item.key());
            List<String> fields = TOLD_IN_NOTICE.getOrDefault(item, List.of());
            if (told) {
                states.addAll(fields);
            } else {
                notStated.addAll(fields);
            }
        }
        return new Notice(accepted.get().sha256(), consent.language(), text(accepted.get()), items, missing, states);
    }

    /** Only the very text that was accepted. */
    private String text(ShownClause accepted) {
        ClauseText text = pack.clauses().getOrDefault(accepted.id(), Map.of()).get(accepted.language());
        return text != null && text.sha256().equals(accepted.sha256()) ? text.text() : "";
    }

    private Ledger ledger(StoredConsent consent) {
        String digest = consent.toContent().digest();
        Optional<LedgerEntry> entry = store.entryOf(policy.partner(), consent.id());
        return new Ledger(digest, entry.map(LedgerEntry::number).orElse(null), entry.map(LedgerEntry::hash).orElse(null));
    }
}
