package io.payung;

import io.payung.bordereau.Bordereau;
import io.payung.certificate.Certificate;
import io.payung.certificate.CertificateStatus;
import io.payung.change.AfterSale;
import io.payung.change.Changes;
import io.payung.claim.ClaimDecision;
import io.payung.claim.ClaimFile;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimMoveOutcome;
import io.payung.claim.ClaimNotice;
import io.payung.claim.ClaimOutcome;
import io.payung.claim.ClaimPage;
import io.payung.claim.ClaimPayment;
import io.payung.claim.ClaimStep;
import io.payung.claim.ClaimSupplement;
import io.payung.consent.proof.Consents;
import io.payung.decision.PackRef;
import io.payung.erasure.ErasureCommand;
import io.payung.erasure.ErasureOutcome;
import io.payung.event.Deliveries;
import io.payung.event.EventPage;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.policy.ApplicationId;
import io.payung.policy.Applications;
import io.payung.policy.ApplyCommand;
import io.payung.policy.CoverHistory;
import io.payung.policy.HolderSecret;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.InstalmentRound;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome;
import io.payung.policy.NoticeOutcome;
import io.payung.policy.PaymentPlan;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyQuery;
import io.payung.policy.PolicyStore;
import io.payung.policy.Reconciliation;
import io.payung.policy.Transfer;
import io.payung.policy.TransferOutcome;
import io.payung.product.ClauseText;
import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.quote.QuoteOutcome;
import io.payung.quote.QuoteRequest;
import io.payung.quote.QuoteToken;
import io.payung.quote.Ticket;
import io.payung.replay.DecisionReplay;
import io.payung.sandbox.Sandbox;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sells micro-insurance for one partner: quote, issue, claim. Immutable and safe for several threads; make one and keep it. Malformed input
 * throws {@link io.payung.fault.InvalidInputException}; any other fault {@link io.payung.fault.PayungException}; a business "no" is an outcome.
 */
public final class Payung {

    private final PartnerId partner;
    private final PayungParts parts;

    Payung(PartnerId partner, PayungParts parts) {
        this.partner = partner;
        this.parts = parts;
    }

    /** Starts with an in-memory store, in-memory keys and the system clock; products are needed. */
    public static PayungBuilder builder() {
        return new PayungBuilder();
    }

    /** The same for another partner, who sees only what it sold itself. */
    public Payung forPartner(PartnerId other) {
        return new Payung(other, parts);
    }

    /** Who sells with this one. */
    public PartnerId partner() {
        return partner;
    }

    /** What it has in place of the world when it is a sandbox; nothing in production. */
    public Optional<Sandbox> sandbox() {
        return Optional.ofNullable(parts.sandbox());
    }

    /** An offer, a decline with reasons, or what is still to be asked. Writes nothing. */
    public QuoteOutcome quote(QuoteRequest request) {
        return parts.quoting().quote(partner, request);
    }

    /** Issues an offer, once; calling again with the same key gives the same answer. After a lost answer, call again with the same key. */
    public IssueOutcome issue(IssueCommand command) {
        return parts.issuing().issue(partner, command);
    }

    /** The answer that was given under the key of an issue, if any. */
    public Optional<IssueOutcome> findByKey(IdempotencyKey key) {
        return parts.issuing().findByKey(partner, key);
    }

    /**
     * Holds an offer, its price and its cover, until it is paid under the reference in the answer; then it becomes a policy by itself. Calling
     * again with the same key gives the same answer.
     */
    public IssueOutcome apply(ApplyCommand command) {
        return parts.applications().apply(partner, command);
    }

    /** How an application stands now. */
    public Optional<Applications.Standing> findApplication(ApplicationId id) {
        return parts.applications().find(partner, id);
    }

    /** What an issue would have answered, with the holder's secret, once the application is a policy. */
    public Optional<IssueOutcome.Issued> policyOf(ApplicationId id) {
        return parts.applications().policyOf(partner, id);
    }

    /**
     * Takes what a gateway posted, of whatever partner's payment. It is only a hint: the gateway's verifier is asked, and money that is there
     * issues its application once, however often and in whatever order it is told. Throws {@code NOTICE_MALFORMED}.
     */
    public NoticeOutcome paymentNotified(String gateway, byte[] body) {
        return parts.applications().notified(gateway, body);
    }

    /**
     * Receives one payment that pays shares of many applications and policies, once. An application becomes a policy when all that it waits for
     * is there; what pays for nothing is owed back.
     */
    public TransferOutcome receive(Transfer transfer) {
        return parts.applications().receive(partner, transfer);
    }

    /**
     * Looks after at most so many applications of all partners whose turn it is: asks the gateways about their money, issues what is paid and
     * lets lapse what is not in time. Call it again and again, outside of a transaction of yours; any number of nodes may.
     */
    public Reconciliation reconcile(int atMost) {
        return parts.applications().reconcile(atMost);
    }

    /**
     * Looks after at most so many policies of all partners whose premium is paid part by part and whose turn it is: asks the gateways about what is due,
     * and lets a policy be in grace, lapse, or come back, as its product says. Call it as {@link #reconcile}.
     */
    public InstalmentRound reconcileInstalments(int atMost) {
        return parts.applications().reconcileInstalments(atMost);
    }

    /** What is paid of a premium that is paid part by part; nothing for one that was paid at once, and for another partner's policy. */
    public Optional<PaymentPlan> instalments(PolicyNumber number) {
        return parts.applications().instalments(partner, number);
    }

    /**
     * Hands at most so many refunds of all partners to their settlers. Call it again and again, and outside of a transaction of yours, which would
     * forget what was handed out when it rolls back.
     *
     * @return how many are back now
     */
    public int settleRefunds(int atMost) {
        return parts.applications().settleRefunds(atMost);
    }

    /** Opens a claim and says which documents are missing. Throws {@code POLICY_UNKNOWN} when this partner has no such policy. */
    public ClaimOutcome claim(ClaimNotice notice) {
        return parts.claims().open(partner, notice);
    }

    /** Adds documents and answers to a claim. Throws {@code CLAIM_UNKNOWN} when this partner has no such claim. */
    public ClaimOutcome supplement(ClaimSupplement supplement) {
        return parts.claims().supplement(partner, supplement);
    }

    /**
     * Records the insurer's decision, once for each key, with the event {@code claim.decided}. It is refused above what is payable for a benefit, in a state
     * in which nothing is to be decided, and while documents are missing that the insurer does not waive. Throws {@code CLAIM_UNKNOWN}.
     */
    public ClaimMoveOutcome decide(ClaimDecision decision) {
        return parts.desk().decide(partner, decision);
    }

    /**
     * Records what the insurer paid, once for each key and each reference, with the event {@code claim.paid}; never more than is approved. The claim is paid
     * once all of it is. Throws {@code CLAIM_UNKNOWN}.
     */
    public ClaimMoveOutcome pay(ClaimPayment payment) {
        return parts.desk().pay(partner, payment);
    }

    /** The claimant takes a claim back on which nothing is decided or paid. Throws {@code CLAIM_UNKNOWN}. */
    public ClaimMoveOutcome withdrawClaim(ClaimStep step) {
        return parts.desk().withdraw(partner, step);
    }

    /** The claimant contests what the insurer decided; what is approved can still be paid. Throws {@code CLAIM_UNKNOWN}. */
    public ClaimMoveOutcome disputeClaim(ClaimStep step) {
        return parts.desk().dispute(partner, step);
    }

    /** The insurer takes a claim up again, to decide anew: what was approved and paid stays so until then. Throws {@code CLAIM_UNKNOWN}. */
    public ClaimMoveOutcome reopenClaim(ClaimStep step) {
        return parts.desk().reopen(partner, step);
    }

    /** The insurer puts a claim away that is paid, rejected or withdrawn. Throws {@code CLAIM_UNKNOWN}. */
    public ClaimMoveOutcome closeClaim(ClaimStep step) {
        return parts.desk().close(partner, step);
    }

    /** A claim with every decision, payment and step. Throws {@code PERSON_ERASED} when nothing personal is left of it. */
    public Optional<ClaimFile> claimFile(ClaimId id) {
        return parts.desk().file(partner, id);
    }

    /**
     * A page of the claims on a policy, in the order in which they came. Throws {@code POLICY_UNKNOWN}, and {@code CURSOR_INVALID} for another's cursor.
     *
     * @param cursor {@link ClaimPage#next} of the page before, or null for the first one
     * @param size   1 to 500 claims
     */
    public ClaimPage claims(PolicyNumber number, @Nullable String cursor, int size) {
        return parts.desk().page(partner, number, cursor, size);
    }

    /** A claim as it stands now. */
    public Optional<ClaimOutcome> findClaim(ClaimId id) {
        return parts.claims().find(partner, id);
    }

    /** Changes of policies after their sale, previewed and then confirmed, and what became of them. */
    public AfterSale afterSale() {
        return new AfterSale(partner, parts.changes());
    }

    public Optional<Policy> findPolicy(PolicyNumber number) {
        return parts.unitOfWork().run(() -> parts.policies().find(partner, number));
    }

    /** What became of a policy, and so which days it covered. */
    public Optional<CoverHistory> coverHistory(PolicyNumber number) {
        return parts.unitOfWork().run(() -> parts.policies().find(partner, number)
                .map(policy -> new CoverHistory(policy, parts.policies().moves(partner, number))));
    }

    /**
     * The decision that issued a policy, and the same decision taken again from what was stored with it and the archived content: nothing that is on sale,
     * held or otherwise true by now counts. Throws {@code PACK_UNKNOWN} when nobody kept that content, and {@code DECISION_ALTERED},
     * {@code SEAL_BROKEN} or {@code DECISION_UNREADABLE} when what was stored is not what was written.
     */
    public Optional<DecisionReplay> decision(PolicyNumber number) {
        return parts.replays().ofPolicy(partner, number);
    }

    /** A page of policies, newest first. */
    public PolicyStore.Page policies(PolicyQuery query) {
        return parts.unitOfWork().run(() -> parts.policies()
                .page(partner, query.partnerReference(), query.state(), now(), query.cursor(), query.size()));
    }

    /**
     * What has happened behind the cursor, in an order that never changes. Throws {@code CURSOR_INVALID}, or {@code EVENTS_GONE} for what was deleted.
     *
     * @param cursor {@link EventPage#next} of an earlier page, or null for the first events that are left
     * @param size   1 to 500 events
     */
    public EventPage events(@Nullable String cursor, int size) {
        return parts.events().after(partner, cursor, size);
    }

    /** What listeners and webhooks could not be told, and telling it again. */
    public Deliveries deliveries() {
        return new Deliveries(partner, parts.events(), parts.clock());
    }

    /** Whether the secret belongs to the policy; false, too, when there is no such policy. */
    public boolean isHolder(PolicyNumber number, HolderSecret secret) {
        Optional<String> digest = parts.unitOfWork().run(() -> parts.policies().secretDigest(partner, number));
        return digest.isPresent() && secret.matches(digest.get());
    }

    /** What becomes of consents after the sale: receipt, withdrawal, and the chain that proves them. */
    public Consents consents() {
        return new Consents(partner, parts.consents());
    }

    /**
     * What happened in a month, in the order in which it was committed, held against the ledger. Throws {@code MONTH_NOT_BEGUN}, and
     * {@code LEDGER_MOVING} when the ledger never holds still meanwhile, and {@code EVENTS_GONE}, because it adds up all events ever told.
     *
     * @param zone decides on which day something happened
     */
    public Bordereau bordereau(YearMonth month, ZoneId zone) {
        return parts.bordereaux().of(partner, month, zone);
    }

    /**
     * The certificate of a policy for whoever holds it, in the language of the sale: PDF/A of at most three pages, the same bytes whenever it is asked
     * for, until a consent is taken back or a key replaced. Nothing when this partner has no such policy. Throws {@code PERSON_ERASED}, and
     * {@code FORMAT_NEEDS_DEPENDENCY} without the optional libraries PDFBox and ZXing.
     */
    public Optional<Certificate> certificate(PolicyNumber number) {
        return parts.certificates().of(partner, number);
    }

    /**
     * How the policy stands whose certificate has this token in its QR code, whichever partner sold it: nothing personal. Nothing for a token that is
     * wrong in whatever way. The token is all that is asked for, so let nobody guess at it without end.
     */
    public Optional<CertificateStatus> verifyCertificate(String token) {
        return parts.certificates().verify(token);
    }

    /**
     * Forgets a person when nothing keeps them: no policy in force, no open application or claim, no record still needed. Their key and blind index are
     * destroyed, and with them all that is personal, in every policy that insured them; numbers, dates, amounts and the proof of consent stay. Whatever
     * is asked later about what is gone throws {@code PERSON_ERASED}. Backups and logs of the database are yours to let expire.
     */
    public ErasureOutcome erase(ErasureCommand command) {
        return parts.erasing().erase(partner, command);
    }

    /** The products that are on sale now. */
    public List<ProductPack> products() {
        return parts.products().onSale(now());
    }

    public Optional<ProductPack> product(ProductId id) {
        return parts.products().onSale(id, now());
    }

    /** The exact content that a policy or decision names. Throws {@code PACK_UNKNOWN} when nobody kept it. */
    public ProductPack pack(PackRef ref) {
        return parts.unitOfWork().run(() -> parts.packs().get(ref));
    }

    /** What a token offers, for showing the right product beside a refusal; nothing when it is no genuine token of this partner. */
    public Optional<PackRef> packOf(QuoteToken token) {
        return parts.quoting().open(partner, token).map(Ticket::pack);
    }

    /** The text of a clause that is on sale now, by its digest. */
    public Optional<ClauseText> clause(String sha256) {
        return products().stream()
                .flatMap(pack -> pack.clauses().values().stream())
                .flatMap(languages -> languages.values().stream())
                .filter(text -> text.sha256().equals(sha256))
                .findFirst();
    }

    /** The instant that decides what is on sale and what has expired. */
    public Instant now() {
        return parts.clock().instant();
    }
}
