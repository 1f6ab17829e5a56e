package io.payung.change;

import io.payung.change.Assessor.Assessment;
import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeOutcome.InProgress;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.change.ChangeOutcome.Refused;
import io.payung.decision.Reason;
import io.payung.event.EventType;
import io.payung.fault.InputCheck;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.key.TokenSealer;
import io.payung.party.PartnerId;
import io.payung.policy.Idempotency;
import io.payung.policy.Issuing.Asked;
import io.payung.policy.Move;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.Standing;
import io.payung.product.ProductPack;
import io.payung.quote.QuoteOutcome;
import io.payung.quote.QuoteRequest;
import io.payung.quote.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes policies after their sale: previewed, then confirmed once. Used through {@code Payung}; safe for several threads. */
public final class Changes {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** Of refusals that the same try meets again; where a lapsed policy comes back, another one takes the money out of the refund. */
    private static final Set<String> FINAL = Set.of("CHANGE_ALREADY_DONE", "ALREADY_RENEWED", "MOVE_NOT_ALLOWED");

    private final ChangesParts parts;
    private final Moves moves;
    private final TokenSealer tokens;
    private final Confirming confirming;
    private final Idempotency<ChangeOutcome> idempotency;

    public Changes(ChangesParts parts) {
        this(parts, Moves.allowed());
    }

    Changes(ChangesParts parts, Moves moves) {
        this.parts = parts;
        this.moves = moves;
        this.tokens = new TokenSealer(parts.keys(), "change");
        this.idempotency = new Idempotency<>(
                parts.idempotency(),
                parts.unitOfWork(),
                "change",
                answer -> CanonicalJson.read(answer, Changed.class).asReplay(),
                () -> Refused.because(Reason.about("IDEMPOTENCY_KEY_REUSED", "key")),
                () -> new InProgress(RETRY_AFTER));
        this.confirming = new Confirming(parts);
    }

    /** See {@code AfterSale.preview}. */
    public ChangeOutcome preview(PartnerId partner, ChangeRequest request) {
        ChangeInput.check(request);
        Instant now = now();
        return parts.unitOfWork().run(() -> {
            PolicyFile file = file(partner, parts.policies().find(partner, request.policy()));
            return stopped(partner, request, now).orElseGet(() -> assess(partner, file, request, now, found -> previewed(partner, request, found, now)));
        });
    }

    /** What may not be sold now is not promised; the issue looks again at a confirmation, where money for it is owed back. */
    private Optional<ChangeOutcome> stopped(PartnerId partner, ChangeRequest request, Instant now) {
        return confirming.offer(partner, request)
                .flatMap(ticket -> parts.packs().find(ticket.pack()).flatMap(pack -> parts.quoting().stopped(pack.product(), ticket.quoted(), now)))
                .map(Refused::because);
    }

    /** See {@code AfterSale.change}. */
    public ChangeOutcome confirm(PartnerId partner, ChangeCommand command) {
        InputCheck.check(command);
        String fingerprint = CanonicalJson.digest(command);
        return idempotency.find(partner, command.key(), fingerprint).orElseGet(() -> {
            Optional<ChangeTicket> ticket = open(partner, command.token());
            if (ticket.isEmpty()) {
                return Refused.because(Reason.about("TOKEN_INVALID", "token"));
            }
            if (!now().isBefore(ticket.get().expiresAt())) {
                return Refused.because(Reason.about("CHANGE_EXPIRED", "token"));
            }
            parts.applications().lookAfter(partner, ticket.get().request().policy());
            Asked asked = parts.issuing().ask(partner, command.payment()).orElse(null);
            return paidBack(partner, command, parts.unitOfWork().run(() -> settle(partner, command, fingerprint, ticket.get(), asked)));
        });
    }

    /** Money that came for what is done already, or can never be done any more, is owed back; what may still be mended keeps it for the next try. */
    private ChangeOutcome paidBack(PartnerId partner, ChangeCommand command, ChangeOutcome outcome) {
        if (!(outcome instanceof Refused refused) || refused.refundDue() != null || command.payment() == null) {
            return outcome;
        }
        return refused.reasons().stream()
                .filter(reason -> FINAL.contains(reason.code().value()))
                .findFirst()
                .flatMap(reason -> parts.issuing().giveBack(partner, command.payment(), reason))
                .<ChangeOutcome>map(due -> new Refused(refused.reasons(), due))
                .orElse(outcome);
    }

    /** What is refused is undone; verified money for an offer that was not issued then is owed back all the same. */
    private ChangeOutcome settle(PartnerId partner, ChangeCommand command, String fingerprint, ChangeTicket ticket, @Nullable Asked asked) {
        ChangeOutcome outcome = parts.unitOfWork().keepIf(result -> result instanceof Changed, () -> idempotency.once(
                partner, command.key(), fingerprint, now(), () -> locked(partner, command, ticket, asked)));
        if (outcome instanceof Refused refused && refused.refundDue() != null) {
            parts.policies().owe(partner, refused.refundDue());
        }
        return outcome;
    }

    private ChangeOutcome locked(PartnerId partner, ChangeCommand command, ChangeTicket ticket, @Nullable Asked asked) {
        ChangeRequest request = ticket.request();
        parts.persons().lock(partner, confirming.concerned(partner, request));
        PolicyFile file = file(partner, parts.changes().lock(partner, request.policy()));
        // Taken under the lock: what came in between is seen, and whoever comes now waits.
        Instant now = now();
        if (parts.changes().of(partner, request.policy()).stream().anyMatch(done -> done.id().equals(ticket.id()))) {
            return Refused.because(Reason.about("CHANGE_ALREADY_DONE", "token"));
        }
        return assess(partner, file, request, now, found -> found.terms().sameFor(ticket.terms())
                ? confirming.write(new Confirming.Call(partner, command, ticket, file, found, asked, now), idempotency)
                : previewed(partner, request, found, now));
    }

    private interface Then {
        ChangeOutcome with(Assessment found);
    }

    private ChangeOutcome assess(PartnerId partner, PolicyFile file, ChangeRequest request, Instant now, Then then) {
        Assessor assessor = new Assessor(moves, file, request, now);
        List<Reason> hindrances = assessor.hindrances();
        Optional<Ticket> offer = confirming.offer(partner, request);
        if (request.replacement() != null && offer.isEmpty()) {
            return Refused.because(Reason.about("TOKEN_INVALID", "replacement"));
        }
        boolean renewed = parts.changes().of(partner, request.policy()).stream().anyMatch(done -> done.kind() == ChangeKind.RENEWAL);
        hindrances.addAll(assessor.hindrancesOfRenewal(offer.map(ticket -> ticket.quoted().coverStart()), renewed));
        return hindrances.isEmpty() ? then.with(assessor.assess(offer.map(Ticket::premium))) : new Refused(hindrances, null);
    }

    private Previewed previewed(PartnerId partner, ChangeRequest request, Assessment found, Instant now) {
        Instant expiresAt = now.plus(parts.validity());
        ChangeTicket ticket = new ChangeTicket(parts.ids().uuid(), request, found.terms(), expiresAt);
        ChangeToken token = new ChangeToken(tokens.seal(partner, CanonicalJson.write(ticket)));
        return new Previewed(request.policy(), found.kind(), found.terms(), token, expiresAt);
    }

    /** What a token asks for, or nothing when it is no genuine one of this partner. */
    public Optional<ChangeRequest> requestOf(PartnerId partner, ChangeToken token) {
        return open(partner, token).map(ChangeTicket::request);
    }

    private Optional<ChangeTicket> open(PartnerId partner, ChangeToken token) {
        return tokens.open(partner, token.value()).map(content -> CanonicalJson.read(content, ChangeTicket.class));
    }

    /** See {@code AfterSale.changesOf}. */
    public List<PolicyChange> of(PartnerId partner, PolicyNumber number) {
        return parts.unitOfWork().run(() -> parts.changes().of(partner, number));
    }

    /** See {@code AfterSale.contactOf}. */
    public Optional<Contact> contact(PartnerId partner, PolicyNumber number) {
        return parts.unitOfWork().run(() -> parts.policies().details(partner, number).map(details -> confirming.contact(partner, number, details)));
    }

    /** See {@code AfterSale.replacedBy}. */
    public Optional<PolicyNumber> replaced(PartnerId partner, PolicyNumber by) {
        return parts.unitOfWork().run(() -> parts.changes().replaced(partner, by));
    }

    /** See {@code AfterSale.quoteRenewal}. */
    public Renewal renewal(PartnerId partner, PolicyNumber number) {
        PolicyFile file = parts.unitOfWork().run(() -> file(partner, parts.policies().find(partner, number)));
        QuoteRequest request = file.details().request().startingOn(file.policy().coverUntil().plusDays(1));
        return Renewal.of(file, request, parts.quoting().quote(partner, request));
    }

    /** See {@code AfterSale.quoteInstead}. */
    public QuoteOutcome quoteInstead(PartnerId partner, PolicyNumber number, QuoteRequest request) {
        return parts.unitOfWork().run(() -> parts.unitOfWork().keepIf(quoted -> false, () -> {
            Policy policy = parts.policies().find(partner, number).orElseThrow(Changes::unknown);
            Instant now = now();
            if (policy.stateAt(now).mayPay()) {
                Move undone = new Move(EventType.POLICY_VOIDED, "QUOTED_INSTEAD", now, now, parts.ids().uuid());
                parts.policies().move(partner, number, policy.standing(), new Standing(PolicyState.VOID, now), undone);
            }
            return parts.quoting().quote(partner, request);
        }));
    }

    private PolicyFile file(PartnerId partner, Optional<Policy> found) {
        Policy policy = found.orElseThrow(Changes::unknown);
        PolicyDetails details = parts.policies().details(partner, policy.number()).orElseThrow(Changes::unknown);
        ProductPack pack = parts.packs().get(policy.pack());
        LocalDate paidFor = parts.claims().files(partner, policy.number()).stream()
                .filter(claim -> claim.paid().isPositive())
                .map(claim -> claim.claim().event().date())
                .max(LocalDate::compareTo)
                .orElse(null);
        return new PolicyFile(
                policy, details, pack, parts.changes().claims(partner, policy.number()), paidFor, parts.changes().received(partner, policy.number()),
                parts.changes().refunded(partner, policy.number()));
    }

    static PayungException unknown() {
        return new PayungException("POLICY_UNKNOWN", "this partner has no policy of this number");
    }

    /** As precise as every database keeps it. */
    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
