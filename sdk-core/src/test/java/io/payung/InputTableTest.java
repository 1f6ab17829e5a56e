package io.payung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.claim.ClaimDocument;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimNotice;
import io.payung.claim.ClaimSupplement;
import io.payung.consent.AcceptedClause;
import io.payung.consent.Consent;
import io.payung.consent.MethodProof;
import io.payung.consent.ShownText;
import io.payung.fault.InvalidInputException;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.party.Beneficiary;
import io.payung.party.Claimant;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.payment.PaymentProof;
import io.payung.policy.ApplyCommand;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyQuery;
import io.payung.quote.QuoteRequest;
import io.payung.quote.QuoteToken;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every field of every input, absent, blank, too long or out of range: named by its pointer and a code, and nothing is written. */
class InputTableTest {
    private static final List<String> MAY_BE_ABSENT_AND_HAVE_NO_BOUNDS = List.of("/guardian", "/payment", "/claimant", "/documents/#/issuedOn", "/consent/proof",
            "/documents/#/stated", "/documents/#/stated/birthDate", "/documents/#/stated/eventDate", "/documents/#/stated/deathDate");
    private static final String MISSING = "FIELD_MISSING";
    private static final String LONG = "FIELD_TOO_LONG";
    private static final String FORMAT = "FIELD_FORMAT";
    private static final String RANGE = "FIELD_OUT_OF_RANGE";
    private static final String DIGEST = "0".repeat(64);

    private final Shop shop = new Shop();
    private final Map<String, Runnable> calls = new LinkedHashMap<>();

    @TestFactory
    Stream<DynamicTest> namesEveryFaultOfAnInput() {
        quotes();
        persons();
        beneficiaries();
        issues();
        consents();
        proofs();
        claims();
        return calls.entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), () -> assertRefused(each.getKey(), each.getValue())));
    }

    @Test
    void acceptsTheInputsThatTheTableAlters() {
        shop.offer(request());
        shop.issue(shop.offer(request()), "k");
    }

    @Test
    void theTableKnowsEveryComponentOfEveryInput() {
        namesEveryFaultOfAnInput();
        TreeSet<String> pointers = new TreeSet<>();
        calls.keySet().forEach(name -> pointers.add(name.split(" ")[0].replaceAll("/[0-9]+", "/#")));

        pointers.addAll(MAY_BE_ABSENT_AND_HAVE_NO_BOUNDS);
        for (Class<? extends Record> input : List.of(QuoteRequest.class, IssueCommand.class, ClaimNotice.class, ClaimSupplement.class)) {
            assertThat(pointers).containsAll(Variations.pointers(input));
        }
    }

    private void quotes() {
        text(QuoteRequest.class, "product", 63);
        text(QuoteRequest.class, "plan", 63);
        text(QuoteRequest.class, "channel", 40);
        quote("/language", "languageTooLong", LONG, request -> Variations.with(request, "language", "x".repeat(9)));
        quote("/mode", "modeTooLong", LONG, request -> request.paid("x".repeat(64)));
        quote("/mode", "notOfTheProduct", "FIELD_NOT_ALLOWED", request -> request.paid("weekly"));
        quote("/coverStart", "year10000", RANGE, request -> Variations.with(request, "coverStart", LocalDate.of(10_000, 1, 1)));
        for (String collection : List.of("applicant", "lives", "answers", "beneficiaries")) {
            quote("/" + collection, "absent", MISSING, request -> Variations.with(request, collection, null));
        }
        quote("/lives", "twentyOne", LONG, request -> request.insuring(Collections.nCopies(21, life())));
        quote("/lives/0", "absent", MISSING, request -> request.insuring(Arrays.asList((Life) null)));
        quote("/beneficiaries", "eleven", LONG, request -> request.payableTo(Collections.nCopies(11, beneficiary())));
        quote("/beneficiaries/1", "absent", MISSING, request -> request.payableTo(Arrays.asList(beneficiary(), null)));
        Map<String, Object> many = new LinkedHashMap<>();
        for (int i = 0; i < 101; i++) {
            many.put("a" + i, i);
        }
        quote("/answers", "hundredAndOne", LONG, request -> request.answers(many));
        quote("/object", "hundredAndOne", LONG, request -> request.about(many));
        quote("/lives/0/answers", "hundredAndOne", LONG, request -> request.insuring(List.of(Variations.with(life(), "answers", many))));
    }

    private void persons() {
        name("/applicant", (request, name) -> request.by(Variations.with(applicant(), "fullName", name)));
        name("/lives/0", (request, name) -> request.insuring(List.of(Variations.with(life(), "fullName", name))));
        name("/guardian", (request, name) -> request.guardedBy(Variations.with(Applicants.guardian(), "fullName", name)));
        identity("/applicant", (request, identity) -> request.by(Variations.with(applicant(), "identity", identity)));
        identity("/lives/0", (request, identity) -> request.insuring(List.of(Variations.with(life(), "identity", identity))));
        identity("/guardian", (request, identity) -> request.guardedBy(Variations.with(Applicants.guardian(), "identity", identity)));
        for (String field : List.of("birthDate", "sex")) {
            quote("/applicant/" + field, "absent", MISSING, request -> request.by(Variations.with(applicant(), field, null)));
        }
        for (String field : List.of("birthDate", "sex", "answers")) {
            quote("/lives/0/" + field, "absent", MISSING, request -> request.insuring(List.of(Variations.with(life(), field, null))));
        }
        for (String phone : List.of("", "1234", "abcdef", "123456789012345678901", "++628123", "+62\n8123", "٠٨١٢٣٤٥")) {
            quote("/applicant/phone", "as " + phone.length(), FORMAT, request -> request.by(Variations.with(applicant(), "phone", phone)));
        }
        for (String field : List.of("role", "relation")) {
            texts("/lives/0/" + field, 40, (request, text) -> request.insuring(List.of(Variations.with(life(), field, text))));
        }
        texts("/guardian/relation", 40, (request, text) -> request.guardedBy(Variations.with(Applicants.guardian(), "relation", text)));
    }

    private void beneficiaries() {
        for (LocalDate day : List.of(Shop.TODAY.plusDays(1), LocalDate.of(1899, 12, 31))) {
            quote("/beneficiaries/0/birthDate", "is " + day, day.isAfter(Shop.TODAY) ? "BIRTH_DATE_IN_FUTURE" : RANGE,
                    request -> request.payableTo(List.of(beneficiary().bornOn(day))));
        }
        name("/beneficiaries/0", (request, name) -> request.payableTo(List.of(Variations.with(beneficiary(), "fullName", name))));
        texts("/beneficiaries/0/relation", 40, (request, text) ->
                request.payableTo(List.of(Variations.with(beneficiary(), "relation", text))));
        quote("/beneficiaries/0/share", "absent", MISSING, request ->
                request.payableTo(List.of(Variations.with(beneficiary(), "share", null))));
        for (String share : List.of("-1", "0", "100.0001", "1000", "0.00001", "1e400")) {
            quote("/beneficiaries/0/share", share, RANGE, request ->
                    request.payableTo(List.of(Variations.with(beneficiary(), "share", new BigDecimal(share)))));
        }
    }

    private void issues() {
        for (String key : List.of("", " ", "a b", "k".repeat(101), "ä", "a\nb", "\u0000")) {
            issue("/key", "as " + key.length() + key.hashCode(), FORMAT, command -> Variations.with(command, "key", IdempotencyKey.of(key)));
            issue("/payment/reference", "as " + key.length() + key.hashCode(), FORMAT, command ->
                    command.paidBy(Variations.with(proof(), "reference", key)));
            issue("/partnerReference", "as " + key.length() + key.hashCode(), FORMAT, command -> command.withPartnerReference(key));
            apply("/partnerReference", "as " + key.length() + key.hashCode(), FORMAT, command -> command.withPartnerReference(key));
            apply("/key", "as " + key.length() + key.hashCode(), FORMAT, command -> Variations.with(command, "key", IdempotencyKey.of(key)));
        }
        for (String field : List.of("key", "token", "consent")) {
            issue("/" + field, "absent", MISSING, command -> Variations.with(command, field, null));
            apply("/" + field, "absent", MISSING, command -> Variations.with(command, field, null));
        }
        issue("/key", "of nothing", MISSING, command -> Variations.with(command, "key", new IdempotencyKey(null)));
        issue("/token", "of nothing", MISSING, command -> Variations.with(command, "token", new QuoteToken(null)));
        issue("/token", "blank", MISSING, command -> Variations.with(command, "token", new QuoteToken(" ")));
        issue("/token", "endless", LONG, command -> Variations.with(command, "token", new QuoteToken("x".repeat(100_001))));
        for (String field : List.of("gateway", "reference", "amount")) {
            issue("/payment/" + field, "absent", MISSING, command -> command.paidBy(Variations.with(proof(), field, null)));
        }
        for (String gateway : List.of("", "Gate", "g".repeat(41), "a b")) {
            issue("/payment/gateway", "as " + gateway.length(), FORMAT, command -> command.paidBy(Variations.with(proof(), "gateway", gateway)));
        }
    }

    private void consents() {
        for (String field : List.of("by", "acceptedAt", "language", "channel", "method", "clauses")) {
            consent("/" + field, "absent", MISSING, consent -> Variations.with(consent, field, null));
        }
        consent("/language", "blank", MISSING, consent -> Variations.with(consent, "language", " "));
        consent("/language", "long", LONG, consent -> Variations.with(consent, "language", "x".repeat(9)));
        consent("/channel", "blank", MISSING, consent -> Variations.with(consent, "channel", ""));
        consent("/channel", "long", LONG, consent -> Variations.with(consent, "channel", "x".repeat(41)));
        consent("/evidence", "long", LONG, consent -> Variations.with(consent, "evidence", "x".repeat(201)));
        consent("/clauses/0", "absent", MISSING, consent -> Variations.with(consent, "clauses", Arrays.asList((AcceptedClause) null)));
        consent("/clauses", "hundredAndOne", LONG, consent ->
                Variations.with(consent, "clauses", Collections.nCopies(101, new AcceptedClause("summary", DIGEST))));
        accepted("/clauses/0/id", "absent", MISSING, null, DIGEST);
        accepted("/clauses/0/id", "blank", MISSING, " ", DIGEST);
        accepted("/clauses/0/id", "long", LONG, "x".repeat(61), DIGEST);
        accepted("/clauses/0/sha256", "absent", MISSING, "summary", null);
        for (String digest : List.of("", "0".repeat(63), "0".repeat(65), "A".repeat(64), "g".repeat(64), "0".repeat(63) + "\n")) {
            accepted("/clauses/0/sha256", "as " + digest.length() + digest.hashCode(), FORMAT, "summary", digest);
        }
    }

    private void claims() {
        for (String field : List.of("policy", "event", "answers", "documents")) {
            claim("/" + field, "absent", MISSING, notice -> Variations.with(notice, field, null));
        }
        claim("/policy", "blank", MISSING, notice -> Variations.with(notice, "policy", new PolicyNumber("")));
        claim("/policy", "long", LONG, notice -> Variations.with(notice, "policy", new PolicyNumber("P".repeat(41))));
        claim("/policy", "of nothing", MISSING, notice -> Variations.with(notice, "policy", new PolicyNumber(null)));
        claim("/key", "blank", FORMAT, notice -> notice.once(IdempotencyKey.of("")));
        for (String field : List.of("cause", "consequence", "place")) {
            claim("/event/" + field, "absent", MISSING, notice -> event(notice, field, null));
            claim("/event/" + field, "blank", MISSING, notice -> event(notice, field, " "));
            claim("/event/" + field, "long", LONG, notice -> event(notice, field, "x".repeat(41)));
        }
        for (String field : List.of("fullName", "relation")) {
            claim("/claimant/" + field, "absent", MISSING, notice -> claimant(notice, field, null));
            claim("/claimant/" + field, "blank", MISSING, notice -> claimant(notice, field, " "));
            claim("/claimant/" + field, "long", LONG, notice -> claimant(notice, field, "x".repeat(121)));
        }
        claim("/claimant/fullName", "hidden", FORMAT, notice -> claimant(notice, "fullName", "A\u200bB"));
        claim("/life", "of no place", FORMAT, notice -> notice.about("child"));
        claim("/event/date", "absent", MISSING, notice -> event(notice, "date", null));
        claim("/reportedAt", "in the year minus a billion", RANGE, notice -> notice.reportedAt(java.time.Instant.MIN));
        claim("/reportedAt", "in eleven minutes", RANGE, notice -> notice.reportedAt(Shop.NOW.plusSeconds(661)));
        claimed();
    }

    private void claimed() {
        claim("/documents", "fiftyOne", LONG, notice -> notice.with(Collections.nCopies(51, ClaimDocument.of("claim-form"))));
        documents("/documents", documents -> notice().with(documents), "claim");
        documents("/documents", documents -> ClaimSupplement.of(new ClaimId(UUID.randomUUID()), documents), "supplement");
        supplement("/claim", "absent", MISSING, "claim", null);
        supplement("/claim", "of nothing", MISSING, "claim", new ClaimId(null));
        supplement("/key", "blank", FORMAT, "key", IdempotencyKey.of(" "));
        supplement("/documents", "absent", MISSING, "documents", null);
        supplement("/answers", "absent", MISSING, "answers", null);
        Map<String, Object> many = new LinkedHashMap<>();
        for (int i = 0; i < 101; i++) {
            many.put("a" + i, i);
        }
        claim("/answers", "hundredAndOne", LONG, notice -> notice.answers(many));
        supplement("/answers", "hundredAndOne", LONG, "answers", many);
    }

    private void documents(String pointer, Function<List<ClaimDocument>, Object> input, String call) {
        DocumentFaults.all().forEach((fault, documents) -> {
            String[] words = fault.split(" ", 2);
            Object altered = input.apply(documents);
            calls.put(pointer + words[0] + " " + call + " " + words[1], () -> submit(altered));
        });
    }

    private void name(String owner, BiFunction<QuoteRequest, String, QuoteRequest> alter) {
        texts(owner + "/fullName", 120, alter);
        for (String name : List.of("123", "--", "A\u0000", "A\nB", "A\u200bB", "\u202eA", "A\ud800")) {
            quote(owner + "/fullName", "as " + name.hashCode(), FORMAT, request -> alter.apply(request, name));
        }
    }

    private void identity(String owner, BiFunction<QuoteRequest, IdentityDocument, QuoteRequest> alter) {
        quote(owner + "/identity", "absent", MISSING, request -> alter.apply(request, null));
        quote(owner + "/identity/scheme", "absent", MISSING, request -> alter.apply(request, IdentityDocument.of(null, "1")));
        quote(owner + "/identity/scheme", "unknown", FORMAT, request -> alter.apply(request, IdentityDocument.of("NIK", "1")));
        quote(owner + "/identity/number", "absent", MISSING, request -> alter.apply(request, IdentityDocument.nik(null)));
        quote(owner + "/identity/number", "blank", MISSING, request -> alter.apply(request, IdentityDocument.nik(" .-")));
        quote(owner + "/identity/number", "long", LONG, request -> alter.apply(request, IdentityDocument.nik("1".repeat(41))));
        quote(owner + "/identity/number", "short", "NIK_LENGTH", request -> alter.apply(request, IdentityDocument.nik("1".repeat(15))));
    }

    private void text(Class<?> type, String field, int max) {
        texts("/" + field, max, (request, text) -> Variations.with(request, field, text));
    }

    private void proofs() {
        for (String digest : List.of("", "0".repeat(63), "A".repeat(64))) {
            consent("/proof/sha256", "as " + digest.length(), FORMAT, consent -> consent.provenBy(MethodProof.of(digest)));
            shown("/shown/0/sha256", "as " + digest.length(), FORMAT, new ShownText("summary", "id", digest));
        }
        consent("/proof/witness", "long", LONG, consent -> consent.provenBy(MethodProof.NONE.witnessedBy("x".repeat(121))));
        consent("/proof/witness", "empty", LONG, consent -> consent.provenBy(MethodProof.NONE.witnessedBy("")));
        consent("/proof/witness", "hidden", FORMAT, consent -> consent.provenBy(MethodProof.NONE.witnessedBy("Wati\u200b")));
        for (String agent : List.of("", "a b", "x".repeat(61), "a\n")) {
            consent("/proof/agent", "as " + agent.length() + agent.hashCode(), FORMAT, consent -> consent.provenBy(MethodProof.NONE.helpedBy(agent)));
        }
        shown("/shown/0", "absent", MISSING, null);
        shown("/shown/0/id", "absent", MISSING, new ShownText(null, "id", DIGEST));
        shown("/shown/0/id", "long", LONG, new ShownText("x".repeat(61), "id", DIGEST));
        shown("/shown/0/language", "blank", MISSING, new ShownText("summary", " ", DIGEST));
        shown("/shown/0/language", "long", LONG, new ShownText("summary", "x".repeat(9), DIGEST));
        shown("/shown/0/sha256", "absent", MISSING, new ShownText("summary", "id", null));
        consent("/shown", "twoHundredAndOne", LONG, consent ->
                consent.havingShown(Collections.nCopies(201, new ShownText("summary", "id", DIGEST))));
    }

    private void shown(String pointer, String what, String code, ShownText text) {
        consent(pointer, what, code, consent -> consent.havingShown(Arrays.asList(text)));
    }

    private void texts(String pointer, int max, BiFunction<QuoteRequest, String, QuoteRequest> alter) {
        quote(pointer, "absent", MISSING, request -> alter.apply(request, null));
        quote(pointer, "blank", MISSING, request -> alter.apply(request, " "));
        quote(pointer, "empty", MISSING, request -> alter.apply(request, ""));
        quote(pointer, "long", LONG, request -> alter.apply(request, "x".repeat(max + 1)));
    }

    private void quote(String pointer, String what, String code, UnaryOperator<QuoteRequest> alter) {
        calls.put(pointer + " quote " + what + " " + code, () -> shop.payung.quote(alter.apply(request())));
    }

    private void issue(String pointer, String what, String code, UnaryOperator<IssueCommand> alter) {
        calls.put(pointer + " issue " + what + " " + code, () -> shop.payung.issue(alter.apply(shop.command(shop.offer(request()), "k"))));
    }

    private void apply(String pointer, String what, String code, UnaryOperator<ApplyCommand> alter) {
        calls.put(pointer + " apply " + what + " " + code, () -> shop.payung.apply(alter.apply(shop.application(shop.offer(request()), "k"))));
    }

    private void consent(String pointer, String what, String code, UnaryOperator<Consent> alter) {
        issue("/consent" + pointer, what, code, command -> Variations.with(command, "consent", alter.apply(command.consent())));
    }

    private void accepted(String pointer, String what, String code, String id, String sha256) {
        consent(pointer, what, code, consent -> Variations.with(consent, "clauses", List.of(new AcceptedClause(id, sha256))));
    }

    private void claim(String pointer, String what, String code, UnaryOperator<ClaimNotice> alter) {
        calls.put(pointer + " claim " + what + " " + code, () -> shop.payung.claim(alter.apply(notice())));
    }

    private void supplement(String pointer, String what, String code, String field, Object value) {
        ClaimSupplement fine = ClaimSupplement.of(new ClaimId(UUID.randomUUID()), List.of());
        calls.put(pointer + " supplement " + what + " " + code, () -> shop.payung.supplement(Variations.with(fine, field, value)));
    }

    private Object submit(Object input) {
        return input instanceof ClaimNotice notice ? shop.payung.claim(notice) : shop.payung.supplement((ClaimSupplement) input);
    }

    private void assertRefused(String name, Runnable call) {
        String pointer = name.substring(0, name.indexOf(' '));
        String code = name.substring(name.lastIndexOf(' ') + 1);
        boolean needsPolicy = pointer.equals("/reportedAt");
        Map<String, Long> before = shop.rows();

        InvalidInputException fault = catchThrowableOfType(InvalidInputException.class, call::run);

        assertThat(fault).as(name).isNotNull();
        assertThat(fault.errors()).anySatisfy(error -> {
            assertThat(error.pointer()).isEqualTo(pointer);
            assertThat(error.code()).isEqualTo(code);
        });
        if (!needsPolicy) {
            assertThat(shop.rows()).isEqualTo(before);
        }
    }

    private QuoteRequest request() {
        return Shop.basicFor(applicant()).inLanguage("id").answers(SampleProduct.quoteAnswers()).insuring(List.of(life()))
                .payableTo(List.of(beneficiary())).guardedBy(Applicants.guardian());
    }

    private static Applicant applicant() {
        return Applicants.adult();
    }

    private static Life life() {
        return Applicants.self(applicant());
    }

    private static Beneficiary beneficiary() {
        return new Beneficiary(Applicants.CHILD_NAME, "child", new BigDecimal("100"));
    }

    private static PaymentProof proof() {
        return new PaymentProof("fake-gateway", "r", Money.of("1", "IDR"));
    }

    private ClaimNotice notice() {
        PolicyNumber number = shop.payung.policies(PolicyQuery.all()).policies().stream()
                .map(Policy::number)
                .findFirst()
                .orElseGet(() -> shop.issue(shop.offer(request()), "first").number());
        return ClaimNotice.on(number, new ClaimEvent("accident", "death", "home", Shop.TODAY));
    }

    private static ClaimNotice claimant(ClaimNotice notice, String field, Object value) {
        return notice.reportedBy(Variations.with(new Claimant("Budi Santoso", "spouse"), field, value));
    }

    private static ClaimNotice event(ClaimNotice notice, String field, Object value) {
        return Variations.with(notice, "event", Variations.with(notice.event(), field, value));
    }

}
