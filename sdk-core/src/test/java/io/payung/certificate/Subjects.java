package io.payung.certificate;

import io.payung.consent.Consent;
import io.payung.decision.PackRef;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.party.Applicant;
import io.payung.party.Beneficiary;
import io.payung.party.Guardian;
import io.payung.party.Life;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyNumber;
import io.payung.product.ClauseText;
import io.payung.product.PackSource;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.ProductTexts;
import io.payung.quote.Offer;
import io.payung.quote.QuoteRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sold policies to print. */
final class Subjects {

    static final URI LINK = URI.create("https://contoh.example/verify/abc");

    private Subjects() {}

    /** The applicant, two children with their guardian, two beneficiaries. */
    static QuoteRequest family() {
        return Shop.request("family", Applicants.adult())
                .answers(SampleProduct.quoteAnswers())
                .insuring(List.of(
                        Applicants.self(Applicants.adult()),
                        Applicants.child(LocalDate.of(2015, 4, 5), 11),
                        Applicants.child(LocalDate.of(2018, 9, 1), 12)))
                .guardedBy(Applicants.guardian())
                .payableTo(List.of(
                        new Beneficiary("Zainab Wirayuda", "spouse", new BigDecimal("62.5")),
                        new Beneficiary("Zulfa Wirayuda", "sibling", new BigDecimal("37.5"))));
    }

    static Subject of(Shop shop, QuoteRequest request, String language) {
        Offer offer = shop.offer(request.inLanguage(language));
        Guardian guardian = request.guardian();
        Consent consent = (guardian == null ? offer.clauses().acceptedBy(Applicants.adult()) : offer.clauses().acceptedBy(guardian))
                .via("app").inLanguage(language).at(shop.clock.instant()).all();
        String key = "certificate-" + shop.rows("policy");
        Issued issued = (Issued) shop.payung.issue(
                IssueCommand.of(IdempotencyKey.of(key), offer.token(), consent).paidBy(shop.pay(offer, "pay-" + key)));
        Policy policy = shop.payung.findPolicy(issued.number()).orElseThrow();
        PolicyDetails details = shop.store.unitOfWork().run(() ->
                shop.store.policies().details(policy.partner(), policy.number()).orElseThrow());
        return new Subject(
                policy, details, shop.payung.pack(policy.pack()), shop.payung.consents().receipt(policy.number()).orElseThrow(), false, LINK);
    }

    static Subject family(String language) {
        return of(new Shop(), family(), language);
    }

    static Subject with(Subject subject, ProductPack pack) {
        return new Subject(subject.policy(), subject.details(), pack, subject.receipt(), subject.test(), subject.link());
    }

    static Subject renamed(Subject subject, String fullName) {
        QuoteRequest request = subject.details().request();
        Applicant who = request.applicant();
        return with(subject, request.by(new Applicant(fullName, who.identity(), who.birthDate(), who.sex(), who.phone())));
    }

    static Subject with(Subject subject, QuoteRequest request) {
        return new Subject(
                subject.policy(), new PolicyDetails(request, subject.details().consent(), subject.details().receipt()),
                subject.pack(), subject.receipt(), subject.test(), subject.link());
    }

    /** As many insured persons, as many beneficiaries and a guardian, all of that name. */
    static Subject crowd(Subject subject, int lives, int beneficiaries, String fullName) {
        QuoteRequest request = subject.details().request();
        Life child = request.lives().get(1);
        List<Life> all = new ArrayList<>();
        for (int i = 0; i < lives; i++) {
            all.add(new Life(child.role(), child.relation(), fullName, child.identity(), child.birthDate(), child.sex(), child.answers()));
        }
        Guardian guardian = Applicants.guardian();
        return renamed(
                with(subject, request.insuring(all)
                        .guardedBy(new Guardian(fullName, guardian.identity(), guardian.relation()))
                        .payableTo(Collections.nCopies(beneficiaries, new Beneficiary(fullName, "child", BigDecimal.TEN)))),
                fullName);
    }

    /** As if it had been sold for trying out. */
    static Subject test(Subject subject) {
        Policy policy = subject.policy();
        Policy test = new Policy(
                new PolicyNumber("TEST-7K3M-9QTX-2WBD"), policy.partner(), policy.quote(), policy.pack(), policy.plan(), policy.zone(),
                policy.coverFrom(), policy.coverUntil(), policy.premium(), policy.limits(), policy.partnerReference(), policy.issuedAt());
        return new Subject(test, subject.details(), subject.pack(), subject.receipt(), true, subject.link());
    }

    /** The sample product with other texts and clauses, in English. */
    static ProductPack pack(ProductPack pack, Map<String, String> texts, Map<String, String> clauses) {
        Map<String, Map<String, ClauseText>> all = new LinkedHashMap<>(pack.clauses());
        clauses.forEach((id, text) -> all.put(id, Map.of("en", new ClauseText(id, "en", PackSource.sha256(text), text))));
        return new ProductPack(
                pack.product(), new PackRef(SampleProduct.ID, 1, pack.ref().digest()), pack.rules(),
                new ProductTexts(pack.product().languages(), Map.of("en", texts)), all, pack.source());
    }

    /** The same product with a clause {@code exclusions} among its clauses. */
    static ProductPack excluding(ProductPack pack) {
        Product product = pack.product();
        List<String> clauses = new ArrayList<>(product.clauses());
        clauses.add("exclusions");
        return new ProductPack(Variations.with(product, "clauses", clauses), pack.ref(), pack.rules(), pack.texts(), pack.clauses(), pack.source());
    }
}
