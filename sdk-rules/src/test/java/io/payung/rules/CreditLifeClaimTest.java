package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.claim.ClaimAssessment;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimNotice;
import io.payung.consent.Consent;
import io.payung.decision.Reason;
import io.payung.party.Applicant;
import io.payung.party.Beneficiary;
import io.payung.party.IdentityDocument;
import io.payung.party.Sex;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PolicyNumber;
import io.payung.quote.Offer;
import io.payung.quote.QuoteOutcome;
import io.payung.quote.QuoteRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A borrower of 10,000,000 over twelve months at 24 percent a year dies: what is paid to the cooperative and to whom the rest goes. */
class CreditLifeClaimTest {

    private static final LocalDate START = LocalDate.of(2027, 2, 1);
    private final Calendar calendar = new Calendar();
    private final Payung payung = Payung.builder()
            .products(ProductPacks.trustedWorkshop(Path.of("src/test/resources/products/credit-life-cooperative")))
            .clock(calendar)
            .build();

    /** Noon in Jakarta of a day that the test turns to. */
    private static final class Calendar extends Clock {
        private LocalDate today = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return today.atTime(5, 0).toInstant(ZoneOffset.UTC);
        }
    }

    @ParameterizedTest(name = "on {0} the lender is owed {1}: the cooperative gets {2}, the heirs {3}")
    @CsvSource({
        // 10,000,000 x (1.02^12 - 1.02^k) / (1.02^12 - 1) after k whole months, from the annuity's formula
        "2027-02-28, 99000000, 10000000, 0",
        "2027-03-01, 99000000, 9254404, 0",
        "2027-07-31, 99000000, 6119889, 0",
        "2027-08-01, 99000000, 5296690, 0",
        "2027-08-01, 5296690, 5296690, 0",
        "2027-08-01, 5000000, 5000000, 0",
        "2028-01-31, 99000000, 927055, 0"
    })
    void paysTheBalanceOfTheDayToTheCreditorFirst(LocalDate day, String owed, String cooperative, String heirs) {
        ClaimAssessment found = claim("other", day, Map.of("lenderBalance", owed));

        assertThat(payees(found, "balance")).isEqualTo("cooperative=" + cooperative);
        assertThat(payees(found, "funeral")).isEqualTo("beneficiaries/0=600000 beneficiaries/1=400000");
    }

    @Test
    void asksTheLenderBeforeAnythingIsDivided() {
        ClaimAssessment found = claim("other", START.plusDays(100), Map.of());

        assertThat(found.questions()).extracting(question -> question.name()).containsExactly("lenderBalance");
        assertThat(payees(found, "balance")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"illness,29,true", "illness,30,false", "illness,31,false", "other,0,false"})
    void looksAtAnIllnessInItsWaitingPeriod(String cause, int days, boolean waiting) {
        assertThat(codes(claim(cause, START.plusDays(days), Map.of("lenderBalance", "1"))).contains("WAITING_PERIOD")).isEqualTo(waiting);
    }

    @Test
    void looksAtWhatAnExclusionNames() {
        ClaimAssessment found = claim("intentional", START.plusDays(100), Map.of("lenderBalance", "1"));

        assertThat(found.referrals()).contains(Reason.about("EXCLUSION_APPLIES", "exclusions/suicide-first-year"));
    }

    @ParameterizedTest
    @CsvSource({"89,1,true", "90,1,false", "91,1,false", "100,25000000,false", "100,25000001,true"})
    void refersWhenTheProductSaysSo(int days, String owed, boolean referred) {
        assertThat(codes(claim("other", START.plusDays(days), Map.of("lenderBalance", owed))).contains("REFERRED_BY_PRODUCT")).isEqualTo(referred);
    }

    private ClaimAssessment claim(String cause, LocalDate day, Map<String, Object> answers) {
        PolicyNumber policy = sell();
        calendar.today = day;
        return payung.claim(ClaimNotice.on(policy, new ClaimEvent(cause, "death", "home", day)).answers(answers)).assessment();
    }

    private PolicyNumber sell() {
        Applicant borrower = Applicant.of("Budi Santoso", IdentityDocument.of("passport", "X1234567"), START.minusYears(30), Sex.MALE);
        QuoteOutcome quoted = payung.quote(QuoteRequest.of("credit-life-cooperative", "single").via("branch").by(borrower).answers(loan())
                .payableTo(List.of(heir("Sri Wahyuni", "60"), heir("Agus Santoso", "40"))));
        Offer offer = quoted.fold(offered -> offered, no -> { throw new AssertionError(no.reasons()); }, more -> { throw new AssertionError(more.questions()); });
        Consent consent = offer.clauses().acceptedBy(borrower).via("branch").at(calendar.instant()).all();
        return ((Issued) payung.issue(IssueCommand.of(IdempotencyKey.of("loan"), offer.token(), consent))).number();
    }

    private static Beneficiary heir(String name, String share) {
        return new Beneficiary(name, "family", new BigDecimal(share));
    }

    private static Map<String, Object> loan() {
        return new TreeMap<>(Map.of(
                "loanNumber", "L-1", "loanAmount", "10000000", "loanMonths", 12, "loanMethod", "annuity", "renewing", false, "interestYear", "24"));
    }

    private static String payees(ClaimAssessment found, String benefit) {
        return found.payable().stream()
                .filter(each -> each.benefit().equals(benefit))
                .flatMap(each -> each.payees().stream())
                .map(payee -> payee.payee() + "=" + payee.atMost().plainAmount())
                .collect(java.util.stream.Collectors.joining(" "));
    }

    private static List<String> codes(ClaimAssessment found) {
        return found.referrals().stream().map(reason -> reason.code().value()).toList();
    }
}
