package io.payung.rules.scenario.story;

import io.payung.Payung;
import io.payung.claim.ClaimAssessment;
import io.payung.claim.ClaimDocument;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimNotice;
import io.payung.claim.ClaimOutcome;
import io.payung.consent.AcceptedClause;
import io.payung.consent.Consent;
import io.payung.consent.MethodProof;
import io.payung.decision.Decision;
import io.payung.decision.Reason;
import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentVerifier;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.quote.Offer;
import io.payung.quote.Proposal;
import io.payung.quote.QuoteOutcome;
import io.payung.quote.QuoteRequest;
import io.payung.rules.scenario.file.Given.Acceptance;
import io.payung.rules.scenario.file.Given.Event;
import io.payung.rules.scenario.file.Given;
import io.payung.store.InMemoryStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a scenario gives through the SDK itself: quote, issue against a simulated payment, claim, with an in-memory store and a clock
 * that stands still. For one telling.
 */
public final class Story {

    private static final String GATEWAY = "simulated";

    private final ProductPack pack;
    private final Given given;
    private final StoryClock clock;
    private final QuoteRequest request;
    private final Payung payung;
    private final List<Decision> decisions = new ArrayList<>();
    private List<Proposal> nearest = List.of();
    private @Nullable Offer offer;
    private IssueOutcome.@Nullable Issued issued;

    private Story(ProductPack pack, Given given, LocalDate asOf) {
        this.pack = pack;
        this.given = given;
        this.clock = new StoryClock(asOf, pack.product().onSale().zone());
        Cast cast = new Cast(pack.product(), given, asOf);
        this.request = cast.request();
        IdSource ids = new DefaultIdSource();
        this.payung = Payung.builder()
                .products(new OneProduct(pack))
                .store(new StatedStore(new InMemoryStore(ids),
                        (partner, person, product, from, until) -> cast.holdings(person, from, until)))
                .keys(DevelopmentKeys.inMemory(ids))
                .clock(clock)
                .payments(gateway())
                .build();
    }

    /**
     * How the story ends: with the quote; with the policy when a consent is given or wanted; with the claim when something happens. A fault of
     * the product is an ending, too.
     *
     * @param toPolicy whether the story goes on to the policy even if no consent is given
     */
    public static Ending tell(ProductPack pack, Given given, LocalDate asOf, boolean toPolicy) {
        Story story = new Story(pack, given, asOf);
        try {
            return story.quote(toPolicy || given.consent() != null || given.event() != null);
        } catch (InvalidInputException e) {
            return story.end("invalid", e.errors().stream().map(InputError::code).toList(), List.of(), e.errors().stream()
                    .map(error -> error.pointer() + " " + error.message()).collect(Collectors.joining("; ")));
        } catch (PayungException e) {
            boolean notOnSale = e.code().equals("PRODUCT_UNKNOWN");
            return story.end(notOnSale ? "not-on-sale" : "fault", List.of(e.code()), List.of(), notOnSale ? "" : String.valueOf(e.getMessage()));
        }
    }

    private Ending quote(boolean goOn) {
        QuoteOutcome quoted = payung.quote(request);
        decisions.add(quoted.receipt().decision());
        return quoted.fold(
                offered -> {
                    offer = offered;
                    return goOn ? issue(offered) : because("offered", lowered(offered));
                },
                declined -> {
                    nearest = declined.nearest();
                    return because("declined", declined.reasons());
                },
                open -> end("more-needed", List.of(), List.of(), "",
                        open.questions().stream().map(question -> question.question().name()).toList(), null));
    }

    private Ending issue(Offer offered) {
        Acceptance acceptance = Objects.requireNonNullElse(given.consent(), Acceptance.OF_ALL);
        IssueCommand command = IssueCommand.of(IdempotencyKey.of("scenario"), offered.token(), consent(offered, acceptance));
        IssueOutcome outcome = payung.issue(
                offered.firstPayment().isPositive() ? command.paidBy(new PaymentProof(GATEWAY, "scenario", offered.firstPayment())) : command);
        return outcome.fold(
                done -> {
                    issued = done;
                    return given.event() == null ? because("issued", lowered(offered)) : claim(given.event(), done);
                },
                waiting -> end("awaiting-payment", List.of(), List.of(), ""),
                changed -> end("offer-changed", List.of(), List.of(), ""),
                busy -> end("in-progress", List.of(), List.of(), ""),
                refused -> because("refused", refused.reasons()));
    }

    private Consent consent(Offer offered, Acceptance acceptance) {
        boolean byGuardian = acceptance.by() == null ? needsGuardian(offered) : acceptance.by().equals("guardian");
        List<AcceptedClause> accepted = offered.clauses().all().stream()
                .filter(clause -> acceptance.accept() == null || acceptance.accept().contains(clause.id()))
                .map(clause -> new AcceptedClause(clause.id(), clause.sha256()))
                .toList();
        Consent.Method method = List.of(Consent.Method.values()).stream()
                .filter(known -> known.key().equals(acceptance.method())).findFirst().orElseThrow();
        return new Consent(byGuardian ? Consent.Party.GUARDIAN : Consent.Party.APPLICANT, clock.instant(),
                offered.receipt().language(), given.channel(), method, null, accepted, proof(method), null);
    }

    /** A scenario is about the rules, so whatever the method has to leave behind is there. */
    private static @Nullable MethodProof proof(Consent.Method method) {
        return method.needs().isEmpty() ? null : MethodProof.of("0".repeat(64)).witnessedBy("a neighbour").helpedBy("scenario");
    }

    /** Whoever insures a minor consents as guardian, unless the scenario says otherwise. */
    private boolean needsGuardian(Offer offered) {
        return Boolean.TRUE.equals(offered.receipt().decision().inputs().get("consent").get("minorInsured"));
    }

    private Ending claim(Event event, IssueOutcome.Issued policy) {
        LocalDate start = policy.coverFrom().atZone(clock.getZone()).toLocalDate();
        LocalDate day = event.date() == null ? start.plusDays(event.afterDays()) : event.date();
        LocalDate reported = event.reportedOn() == null ? day.plusDays(event.reportedAfterDays()) : event.reportedOn();
        clock.goOnTo(clock.morningOf(reported));
        ClaimNotice notice = ClaimNotice.on(policy.number(), new ClaimEvent(event.cause(), event.consequence(), event.place(), day))
                .answers(event.answers())
                .with(event.documents().stream().map(ClaimDocument::of).toList())
                .reportedAt(clock.morningOf(reported));
        ClaimOutcome outcome = payung.claim(event.life() == null ? notice : notice.about(event.life()));
        ClaimAssessment found = outcome.assessment();
        decisions.add(found.receipt().decision());
        String word = outcome.fold(complete -> "complete", missing -> "documents-missing", referred -> "referred");
        return end(word, codes(found.referrals()), found.referrals(), "", found.questions().stream().map(Question::name).toList(), found);
    }

    private static List<Reason> lowered(Offer offered) {
        return offered.limits().stream().flatMap(limit -> limit.reasons().stream()).toList();
    }

    private Ending because(String outcome, List<Reason> reasons) {
        return end(outcome, codes(reasons), reasons, "");
    }

    private static List<String> codes(List<Reason> reasons) {
        return reasons.stream().map(reason -> reason.code().value()).toList();
    }

    private Ending end(String outcome, List<String> codes, List<Reason> reasons, String detail) {
        return end(outcome, codes, reasons, detail, List.of(), null);
    }

    private Ending end(
            String outcome, List<String> codes, List<Reason> reasons, String detail, List<String> questions, @Nullable ClaimAssessment claim) {
        SortedSet<String> open = new TreeSet<>(questions);
        return new Ending(outcome, new TreeSet<>(codes), reasons, detail, nearest, open, offer, issued, claim, decisions);
    }

    /** Received what the story pays, in the moment in which it is asked. */
    private PaymentVerifier gateway() {
        return new PaymentVerifier() {
            @Override
            public String gateway() {
                return GATEWAY;
            }

            @Override
            public PaymentCheck verify(PartnerId partner, String reference) {
                return new PaymentCheck.Settled(partner, Objects.requireNonNull(offer).firstPayment(), clock.instant());
            }
        };
    }
}
