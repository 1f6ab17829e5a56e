package io.payung.rules;

import io.payung.Payung;
import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.party.Sex;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentVerifier;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome;
import io.payung.product.ProductCatalog;
import io.payung.quote.Offer;
import io.payung.quote.QuoteOutcome;
import io.payung.quote.QuoteRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A counter that sells one product of the samples on a day that the test sets; its gateway received whatever is claimed of it. */
final class SampleCounter {

    static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final String GATEWAY = "till";

    private final Day day = new Day();
    private final Payung payung;
    private int sold;
    private @Nullable Money received;

    SampleCounter(ProductCatalog products) {
        payung = Payung.builder().products(products).clock(day).payments(till()).build();
    }

    /** Compiled once for all tests of a class. */
    static ProductCatalog products(String folder) {
        return ProductPacks.trustedDirectory(Path.of("../samples/products", folder));
    }

    static Applicant person(String number, int age) {
        return Applicant.of("Budi Santoso", IdentityDocument.of(IdentityDocument.PASSPORT, number), TODAY.minusYears(age), Sex.MALE);
    }

    void goOnTo(LocalDate date) {
        day.date = date;
    }

    QuoteOutcome quote(QuoteRequest request) {
        return payung.quote(request);
    }

    Offer offer(QuoteRequest request) {
        return quote(request).fold(
                offered -> offered,
                declined -> { throw new AssertionError(declined.reasons()); },
                more -> { throw new AssertionError(more.questions()); });
    }

    /** @param paid what the customer paid, absent when the money comes later */
    IssueOutcome issue(Offer offer, Applicant by, @Nullable Money paid) {
        sold++;
        received = paid;
        IssueCommand command = IssueCommand.of(IdempotencyKey.of("order-" + sold), offer.token(),
                offer.clauses().acceptedBy(by).via("app").at(day.instant()).all());
        return payung.issue(paid == null ? command : command.paidBy(new PaymentProof(GATEWAY, "payment-" + sold, paid)));
    }

    /** The codes of a refusal; nothing when it was issued. */
    static List<String> refusal(IssueOutcome outcome) {
        return outcome.fold(
                issued -> List.of(),
                waiting -> { throw new AssertionError("waits"); },
                changed -> { throw new AssertionError("changed"); },
                busy -> { throw new AssertionError("busy"); },
                refused -> refused.reasons().stream().map(reason -> reason.code().value()).toList());
    }

    /** The codes of a decline; nothing when it was offered. */
    static List<String> decline(QuoteOutcome outcome) {
        return outcome.fold(
                offered -> List.of(),
                declined -> declined.reasons().stream().map(reason -> reason.code().value()).toList(),
                more -> { throw new AssertionError(more.questions()); });
    }

    private PaymentVerifier till() {
        return new PaymentVerifier() {
            @Override
            public String gateway() {
                return GATEWAY;
            }

            @Override
            public PaymentCheck verify(PartnerId partner, String reference) {
                return received == null ? new PaymentCheck.NotFound() : new PaymentCheck.Settled(partner, received, day.instant());
            }
        };
    }

    private static final class Day extends Clock {

        private LocalDate date = TODAY;

        @Override
        public Instant instant() {
            return date.atTime(3, 0).toInstant(ZoneOffset.UTC);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("a counter has one zone");
        }
    }
}
