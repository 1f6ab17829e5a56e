package io.payung.consent.ledger;

import static io.payung.consent.ledger.LedgerFinding.Code;
import static io.payung.consent.ledger.TestLedger.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.consent.ledger.LedgerVerifier.Check;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a ledger is found, and without the check that finds it, it is not. */
class LedgerVerifierTest {

    private static final int ENTRIES = 5;

    private final TestLedger ledger = TestLedger.of(ENTRIES);
    private final LedgerVerifier verifier = ledger.verifier();

    static IntStream places() {
        return IntStream.range(0, ENTRIES);
    }

    /** All but the last: that there is something behind it decides how a gap shows. */
    static IntStream inner() {
        return IntStream.range(0, ENTRIES - 1);
    }

    @Test
    void findsASoundLedgerSoundAndTellsWhatNobodyProves() {
        LedgerReport report = verify(verifier, ledger.lines());

        assertThat(report.findings()).isEmpty();
        assertThat(report.isSound()).isTrue();
        assertThat(report.partner()).isEqualTo("coop");
        assertThat(report.entries()).isEqualTo(ENTRIES);
        assertThat(report.heads()).isEqualTo(2 * ledger.heads.size());
        assertThat(report.known()).isEqualTo(ledger.heads.size());
        assertThat(report.unsealed()).isEqualTo(ledger.unsealed.stream().map(record -> record.record().toString()).toList());
        assertThat(report.unsigned()).isZero();
    }

    @Test
    void findsAnEmptyLedgerSound() {
        List<String> lines = List.of(LedgerLine.ledger("coop").text(), LedgerLine.end(0, 0, 0).text());

        assertThat(verify(new LedgerVerifier(TestLedger.trusted(), List.of()), lines).isSound()).isTrue();
    }

    @Test
    void countsEntriesThatNobodySigned() {
        ledger.heads.remove(ledger.heads.size() - 1);

        LedgerReport report = verify(new LedgerVerifier(TestLedger.trusted(), List.of()), ledger.lines());

        assertThat(report.isSound()).isTrue();
        assertThat(report.unsigned()).isEqualTo(ENTRIES - 3);
    }

    @ParameterizedTest
    @MethodSource("places")
    void findsARecordThatIsGone(int place) {
        ledger.records.set(place, new LedgerRecord(ledger.entries.get(place).record(), null, null));

        assertFound(Code.RECORD_MISSING, "entry " + (place + 1), Check.CONTENT);
    }

    @ParameterizedTest
    @MethodSource("places")
    void findsARecordThatWasAltered(int place) {
        LedgerRecord other = TestLedger.record(place + 1, "kiosk");
        ledger.records.set(place, other);

        assertFound(Code.RECORD_ALTERED, "entry " + (place + 1), Check.CONTENT);
    }

    @ParameterizedTest
    @MethodSource("places")
    void findsAPolicyThatRefersToAnotherConsent(int place) {
        LedgerRecord record = ledger.records.get(place);
        ledger.records.set(place, new LedgerRecord(record.record(), record.content(), "PYG-other"));

        assertFound(Code.POLICY_DIFFERS, "entry " + (place + 1), Check.POLICY);
    }

    @ParameterizedTest
    @MethodSource("places")
    void findsAnEntryWhoseDigestWasMadeToFitAnAlteredRecord(int place) {
        LedgerRecord other = TestLedger.record(place + 1, "kiosk");
        LedgerEntry entry = ledger.entries.get(place);
        ledger.records.set(place, other);
        ledger.entries.set(place, new LedgerEntry(
                entry.partner(), entry.number(), entry.record(), other.content().digest(), entry.previous(), entry.hash()));

        assertFound(Code.ENTRY_ALTERED, "entry " + (place + 1), Check.LINK);
    }

    /** Whoever makes the hash fit, too, breaks the next link; and at the end the head. */
    @ParameterizedTest
    @MethodSource("inner")
    void findsAnEntryThatWasMadeToFitInItself(int place) {
        remakeAt(place);

        assertThat(codes(verifier)).contains(Code.ENTRY_MISPLACED);
        assertThat(codes(verifier.without(Check.ORDER))).doesNotContain(Code.ENTRY_MISPLACED);
    }

    @Test
    void findsALastEntryThatWasMadeToFitInItself() {
        remakeAt(ENTRIES - 1);

        assertThat(codes(verifier)).containsOnly(Code.HISTORY_REWRITTEN);
        assertThat(codes(verifier.without(Check.OWN_HEADS, Check.KNOWN_HEADS))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("inner")
    void findsAnEntryThatIsLeftOut(int place) {
        ledger.entries.remove(place);
        ledger.records.remove(place);

        assertFound(Code.ENTRY_MISSING, "entry " + (place + 1), Check.ORDER);
    }

    @ParameterizedTest
    @MethodSource("inner")
    void findsEntriesThatChangedPlaces(int place) {
        Collections.swap(ledger.entries, place, place + 1);
        Collections.swap(ledger.records, place, place + 1);

        assertThat(codes(verifier)).contains(Code.ENTRY_MISPLACED, Code.ENTRY_MISSING);
        assertThat(codes(verifier.without(Check.ORDER, Check.OWN_HEADS, Check.KNOWN_HEADS))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void findsAnEntryThatStandsTwice(int place) {
        ledger.entries.add(place, ledger.entries.get(place));
        ledger.records.add(place, ledger.records.get(place));

        assertThat(codes(verifier)).containsOnly(Code.ENTRY_MISPLACED, Code.RECORD_TWICE);
        assertThat(codes(verifier.without(Check.ORDER, Check.TWICE))).isEmpty();
    }

    @Test
    void findsARecordThatWaitsThoughItWasChained() {
        ledger.unsealed.add(ledger.records.get(2));

        assertFound(Code.RECORD_TWICE, "record " + ledger.records.get(2).record(), Check.TWICE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void findsATailThatWasCut(int left) {
        cutTo(left);

        assertThat(codes(verifier)).containsOnly(Code.TAIL_CUT);
        assertThat(codes(verifier.without(Check.OWN_HEADS))).as("known elsewhere").containsOnly(Code.TAIL_CUT);
        assertThat(codes(verifier.without(Check.OWN_HEADS, Check.KNOWN_HEADS))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void findsAnOlderStateThatWasPutBack(int left) {
        cutTo(left);
        ledger.heads.removeIf(head -> head.entry() > left);

        assertThat(codes(verifier)).containsOnly(Code.ROLLED_BACK);
        assertThat(codes(verifier.without(Check.KNOWN_HEADS))).as("in itself it is sound").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void findsASecondHistoryThatWasSignedToo(int place) {
        TestLedger other = TestLedger.of(ENTRIES + 2, place + 1, TestLedger.KEY);

        assertThat(codes(verify(verifier, other.lines()))).containsOnly(Code.FORKED);
        assertThat(codes(verify(verifier.without(Check.KNOWN_HEADS, Check.DISAGREEMENT), other.lines()))).as("in itself it is sound").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void findsAHistoryThatWasRewrittenWithoutTheKey(int place) {
        TestLedger other = TestLedger.of(ENTRIES, place + 1, TestLedger.KEY);
        other.heads.clear();
        other.heads.addAll(ledger.heads);

        assertThat(codes(verify(verifier, other.lines()))).containsOnly(Code.HISTORY_REWRITTEN);
        assertThat(codes(verify(verifier.without(Check.OWN_HEADS, Check.KNOWN_HEADS), other.lines()))).isEmpty();
    }

    @Test
    void findsAHeadSignedByAStranger() {
        TestLedger other = TestLedger.of(ENTRIES, 1, TestLedger.key("stranger", 9));
        TestLedger disguised = TestLedger.of(ENTRIES, 1, TestLedger.key(TestLedger.KEY.id(), 9));

        assertThat(codes(verify(verifier, other.lines()))).contains(Code.HEAD_KEY_UNKNOWN);
        assertThat(codes(verify(verifier, disguised.lines()))).contains(Code.HEAD_FORGED);
        assertThat(codes(verify(verifier.without(Check.SIGNATURE, Check.KNOWN_HEADS), disguised.lines()))).isEmpty();
    }

    @Test
    void findsAHeadThatIsLeftOut() {
        ledger.heads.remove(0);

        assertThat(codes(TestLedger.of(ENTRIES).verifier())).containsOnly(Code.HEAD_MISSING);
        assertThat(codes(verifier.without(Check.OWN_HEADS))).isEmpty();
    }

    @Test
    void cannotSeeAnOlderStateWithoutAHeadFromElsewhere() {
        cutTo(3);
        ledger.heads.removeIf(head -> head.entry() > 3);

        LedgerReport report = verify(new LedgerVerifier(TestLedger.trusted(), List.of()), ledger.lines());

        assertThat(report.isSound()).isTrue();
        assertThat(report.known()).as("which the report says").isZero();
    }

    @Test
    void passesHeadsOfOtherPartnersBy() {
        LedgerHead foreign = LedgerHead.sign(
                TestLedger.KEY, PartnerId.of("other"), 1, ledger.entries.get(4), TestLedger.AT);

        assertThat(verify(new LedgerVerifier(TestLedger.trusted(), List.of(foreign)), ledger.lines()).isSound()).isTrue();
    }

    @Test
    void findsAFileThatWasCutAnywhere() {
        List<String> lines = ledger.lines();
        for (int left = 1; left < lines.size(); left++) {
            assertThat(codes(verify(verifier, lines.subList(0, left)))).as("%d lines", left).contains(Code.FILE_CUT);
        }
        assertThat(codes(verify(verifier.without(Check.END), lines.subList(0, lines.size() - 1)))).isEmpty();
    }

    @Test
    void findsALineThatIsNone() {
        for (String strange : List.of("", "{", "[]", "{\"type\":\"other\"}", "{\"type\":\"entry\"}", "{\"type\":\"head\",\"head\":7}")) {
            List<String> lines = new ArrayList<>(ledger.lines());
            lines.add(2, strange);

            assertThat(codes(verify(verifier, lines))).as(strange).contains(Code.LINE_UNREADABLE);
        }
        List<String> behind = new ArrayList<>(ledger.lines());
        behind.add(behind.get(3));
        assertThat(codes(verify(verifier, behind))).contains(Code.LINE_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "text", "{\"format\":2,\"partner\":\"coop\",\"type\":\"ledger\"}"})
    void refusesWhatIsNoLedger(String first) {
        assertThatThrownBy(() -> verify(verifier, List.of(first)))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("LEDGER_FORMAT_UNKNOWN"));
    }

    private void remakeAt(int place) {
        LedgerRecord other = TestLedger.record(place + 1, "kiosk");
        LedgerEntry entry = ledger.entries.get(place);
        ledger.records.set(place, other);
        ledger.entries.set(place, LedgerEntry.after(entry.partner(), place, entry.previous(), other.content()));
    }

    private void cutTo(int left) {
        ledger.entries.subList(left, ENTRIES).clear();
        ledger.records.subList(left, ENTRIES).clear();
    }

    /** Found by this check, and by no other. */
    private void assertFound(Code code, String place, Check by) {
        assertThat(verify(verifier, ledger.lines()).findings()).containsExactly(new LedgerFinding(code, place));
        assertThat(codes(verifier.without(by))).as("without " + by).isEmpty();
    }

    private Set<Code> codes(LedgerVerifier by) {
        return codes(verify(by, ledger.lines()));
    }

    private static Set<Code> codes(LedgerReport report) {
        return report.findings().stream().map(LedgerFinding::code).collect(Collectors.toSet());
    }
}
