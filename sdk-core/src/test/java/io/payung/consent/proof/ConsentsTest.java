package io.payung.consent.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.consent.Consent;
import io.payung.consent.ConsentPurpose;
import io.payung.consent.ledger.LedgerHead;
import io.payung.consent.ledger.LedgerReport;
import io.payung.consent.ledger.LedgerVerifier;
import io.payung.consent.ledger.TrustedHeadKeys;
import io.payung.consent.proof.ConsentReceipt.Notice;
import io.payung.consent.proof.WithdrawalOutcome.PolicyEffect;
import io.payung.consent.proof.WithdrawalOutcome.Withdrawn;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.Shop;
import io.payung.fixture.WithDataConsent;
import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Consent after the sale. */
class ConsentsTest {
    private static final PartnerId PARTNER = PartnerId.of("default");

    private final Shop shop = new Shop(WithDataConsent.pack());
    private final PolicyNumber number = shop.issue(shop.offer(), "order-1").number();
    private final Consents consents = shop.payung.consents();

    @Test
    void givesTheSellerAReceiptWithARecordForEachPurpose() {
        ConsentReceipt receipt = consents.receipt(number).orElseThrow();

        assertThat(receipt.policyNumber()).isEqualTo(number.value());
        assertThat(receipt.parties()).extracting(ConsentReceipt.Party::role).containsExactly("pii-controller", "seller");
        assertThat(receipt.records()).extracting(record -> record.processing().purpose()).containsExactly("contract", "data-protection");
        assertThat(receipt.records()).allSatisfy(record -> {
            assertThat(record.events()).extracting(ConsentReceipt.Event::state).containsExactly("given");
            assertThat(record.processing().collectionMethod()).isEqualTo("checkbox");
            assertThat(record.processing().languagesShown()).containsExactly("id");
            assertThat(record.ledger().entry()).as("not chained yet").isNull();
        });
        assertThat(receipt.records().get(0).processing().privacyNotice()).isNull();
        assertThat(receipt.notStated()).containsExactly("party_address", "recipient_third_parties", "storage_locations");
    }

    @Test
    void givesTheNoticeWithItsItemsAndTheVeryText() {
        Notice notice = consents.receipt(number).orElseThrow().records().get(1).processing().privacyNotice();

        assertThat(notice.items()).hasSize(7);
        assertThat(notice.missing()).isEmpty();
        assertThat(notice.text()).isEqualTo(WithDataConsent.pack().clause("data-processing", "id").text());
        assertThat(notice.states()).contains("retention_period", "privacy_rights");
    }

    @Test
    void saysWhatANoticeDoesNotTell() {
        Shop silent = new Shop(WithDataConsent.pack(WithDataConsent.notice(3)));
        PolicyNumber sold = silent.issue(silent.offer(), "order-1").number();

        ConsentReceipt receipt = silent.payung.consents().receipt(sold).orElseThrow();

        assertThat(receipt.records().get(1).processing().privacyNotice().missing())
                .containsExactly("d-retention", "e-details-collected", "f-processing-period", "g-rights");
        assertThat(receipt.notStated()).contains("retention_period", "privacy_rights", "validity_duration").doesNotContain("pii_information");
    }

    @Test
    void saysThatThereIsNoNotice() {
        Shop plain = new Shop();
        PolicyNumber sold = plain.issue(plain.offer(), "order-1").number();

        ConsentReceipt receipt = plain.payung.consents().receipt(sold).orElseThrow();

        assertThat(receipt.records()).hasSize(1);
        assertThat(receipt.notStated()).contains("privacy_notice");
    }

    @Test
    void givesNobodyElseAReceipt() {
        assertThat(shop.payung.forPartner(PartnerId.of("other")).consents().receipt(number)).isEmpty();
        assertThat(consents.receipt(new PolicyNumber("PYG-0"))).isEmpty();
    }

    @Test
    void writesTheReceiptUnderTheNamesOfTheStandardAndNamesNobody() {
        String json = new String(consents.receipt(number).orElseThrow().json(), StandardCharsets.UTF_8);

        Map<?, ?> read = CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8), Map.class);
        Map<?, ?> record = (Map<?, ?>) ((List<?>) read.get("records")).get(1);
        assertThat(read.keySet().stream().map(String::valueOf)).contains("schema_version", "receipt_id", "parties", "records", "not_stated");
        assertThat(record.keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder("record_id", "pii_principal_id", "processing", "events", "ledger");
        assertThat(json).doesNotContain(Applicants.NAME, Applicants.PHONE, Applicants.adult().identity().number());
    }

    @Test
    void withdrawsTheUseOfPersonalDataAlone() {
        shop.clock.advance(Duration.ofDays(3));
        Instant asked = shop.clock.instant().minusSeconds(30);

        Withdrawn withdrawn = withdrawn(WithdrawalCommand.of(number, ConsentPurpose.DATA_PROTECTION).via("phone").at(asked));

        assertThat(withdrawn.effect()).isEqualTo(PolicyEffect.PROCESSING_ENDS);
        assertThat(withdrawn.replayed()).isFalse();
        assertThat(withdrawn.withdrawal().duty()).isEqualTo("stop-processing");
        assertThat(withdrawn.withdrawal().dueBy()).as("3 x 24 hours from when they asked").isEqualTo(asked.plus(Duration.ofHours(72)));
        assertThat(withdrawn.withdrawal().receivedAt()).isEqualTo(shop.clock.instant());
        ConsentReceipt receipt = consents.receipt(number).orElseThrow();
        assertThat(receipt.records().get(0).events()).extracting(ConsentReceipt.Event::state).containsExactly("given");
        assertThat(receipt.records().get(1).events()).extracting(ConsentReceipt.Event::state).containsExactly("given", "withdrawn");
        assertThat(receipt.records().get(1).events().get(1).duty()).isEqualTo("stop-processing");
    }

    @Test
    void leavesThePolicyAsItIsWhenTheContractIsWithdrawn() {
        Withdrawn withdrawn = withdrawn(WithdrawalCommand.of(number, ConsentPurpose.CONTRACT));

        assertThat(withdrawn.effect()).isEqualTo(PolicyEffect.CONTRACT_IN_QUESTION);
        assertThat(withdrawn.withdrawal().duty()).isEqualTo("decide-on-policy");
        assertThat(shop.payung.findPolicy(number).orElseThrow().stateAt(shop.clock.instant())).isEqualTo(PolicyState.IN_FORCE);
        assertThat(shop.rows()).containsEntry("policy", 1L).containsEntry("consent", 2L).containsEntry("consent_withdrawal", 1L);
    }

    @Test
    void tellsTheFirstWithdrawalAgain() {
        Withdrawn first = withdrawn(WithdrawalCommand.of(number, ConsentPurpose.DATA_PROTECTION));
        shop.clock.advance(Duration.ofDays(1));

        Withdrawn again = withdrawn(WithdrawalCommand.of(number, ConsentPurpose.DATA_PROTECTION).by(Consent.Party.GUARDIAN));

        assertThat(again.replayed()).isTrue();
        assertThat(again.withdrawal()).isEqualTo(first.withdrawal());
    }

    @ParameterizedTest
    @CsvSource({"-601,WITHDRAWAL_BEFORE_CONSENT", "-600,", "0,", "600,", "601,WITHDRAWAL_IN_FUTURE"})
    void takesNoWithdrawalBeforeTheConsentOrFromTheFuture(int seconds, String code) {
        WithdrawalOutcome outcome = consents.withdraw(
                WithdrawalCommand.of(number, ConsentPurpose.DATA_PROTECTION).at(Shop.NOW.plusSeconds(seconds)));

        assertThat(codes(outcome)).isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(shop.rows("consent_withdrawal")).isEqualTo(code == null ? 1 : 0);
    }

    @Test
    void withdrawsNothingThatWasNotGiven() {
        Shop plain = new Shop();
        PolicyNumber sold = plain.issue(plain.offer(), "order-1").number();

        assertThat(codes(plain.payung.consents().withdraw(WithdrawalCommand.of(sold, ConsentPurpose.DATA_PROTECTION))))
                .containsExactly("CONSENT_NOT_GIVEN");
    }

    @Test
    void letsNoOtherPartnerWithdraw() {
        Consents other = shop.payung.forPartner(PartnerId.of("other")).consents();

        assertThatThrownBy(() -> other.withdraw(WithdrawalCommand.of(number, ConsentPurpose.CONTRACT)))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("POLICY_UNKNOWN"));
    }

    @Test
    void namesTheFaultsOfAWithdrawal() {
        assertThatThrownBy(() -> consents.withdraw(new WithdrawalCommand(null, null, null, "a\nb", null)))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.errors()).extracting(error -> error.pointer() + " " + error.code())
                        .containsExactly("/by FIELD_MISSING", "/channel FIELD_FORMAT", "/policy FIELD_MISSING", "/purpose FIELD_MISSING"));
    }

    @Test
    void chainsAndSignsWhatWasRecordedAndProvesItFromTheFile() {
        withdrawn(WithdrawalCommand.of(number, ConsentPurpose.DATA_PROTECTION));

        assertThat(consents.seal()).isEqualTo(3);
        assertThat(consents.seal()).isZero();
        shop.issue(shop.offer(Shop.basicFor(Applicants.otherAdult())), "order-2");
        LedgerReport report = verify(export(consents));

        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(3);
        assertThat(report.known()).isEqualTo(1);
        assertThat(report.unsealed()).as("not chained yet").hasSize(2);
        assertThat(consents.receipt(number).orElseThrow().records().get(0).ledger().entry()).isBetween(1L, 3L);
    }

    @Test
    void sealsEveryPartnerThatHasSomething() {
        Consents other = shop.payung.forPartner(PartnerId.of("other")).consents();

        assertThat(other.seal()).isZero();
        assertThat(other.sealEveryPartner()).isEqualTo(2);
        assertThat(other.sealEveryPartner()).isZero();
        assertThat(verify(export(consents)).entries()).isEqualTo(2);
        assertThat(export(other)).doesNotContain(number.value());
    }

    @Test
    void exportsNothingPersonal() {
        consents.seal();

        assertThat(export(consents)).contains(number.value())
                .doesNotContain(Applicants.NAME, Applicants.PHONE, Applicants.adult().identity().number(), "1990-03-10");
    }

    @Test
    void isNotBelievedUnderTheIdOfAnotherKey() {
        consents.seal();
        String head = consents.headKey();

        assertThat(head).matches("\\S+ [0-9a-f]{64}");
        assertThat(new LedgerVerifier(TrustedHeadKeys.read("another " + head.split(" ")[1]), List.of()).verify(new StringReader(export(consents))).findings())
                .hasSize(1);
    }

    private Withdrawn withdrawn(WithdrawalCommand command) {
        return consents.withdraw(command).fold(told -> told, refused -> {
            throw new AssertionError("refused: " + refused.reasons());
        });
    }

    private static List<String> codes(WithdrawalOutcome outcome) {
        return outcome.fold(told -> List.of(), refused -> refused.reasons().stream().map(reason -> reason.code().value()).toList());
    }

    private static String export(Consents consents) {
        StringBuilder out = new StringBuilder();
        consents.export(out);
        return out.toString();
    }

    private LedgerReport verify(String export) {
        List<LedgerHead> heads = shop.store.unitOfWork().run(() -> shop.store.consents().heads(PARTNER, 0, 100));
        return new LedgerVerifier(TrustedHeadKeys.read(consents.headKey()), heads).verify(new StringReader(export));
    }
}
