package io.payung.rules.scenario.story;

import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.party.Guardian;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.party.Sex;
import io.payung.product.Product;
import io.payung.product.Question.Scope;
import io.payung.quote.Holdings;
import io.payung.quote.QuoteRequest;
import io.payung.rules.scenario.file.Given;
import io.payung.rules.scenario.file.Given.Held;
import io.payung.rules.scenario.file.Given.HeldPolicy;
import io.payung.rules.scenario.file.Given.InsuredLife;
import io.payung.rules.scenario.file.Given.Person;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The persons of a story, made up from what a scenario says of them: names and identity numbers belong to nobody. For one story. */
final class Cast {

    private static final String INDONESIA = "ID";
    private static final String CENTRAL_JAKARTA = "317101";
    private static final int FEMALE_DAY_OFFSET = 40;

    private final Product product;
    private final Given given;
    private final LocalDate asOf;
    private final LocalDate start;
    private final Map<IdentityDocument, Held> held = new HashMap<>();
    private int persons;

    Cast(Product product, Given given, LocalDate asOf) {
        this.product = product;
        this.given = given;
        this.asOf = asOf;
        this.start = given.coverStart() == null ? asOf : given.coverStart();
    }

    QuoteRequest request() {
        Applicant applicant = applicant(given.applicant());
        held.put(applicant.identity(), given.held());
        QuoteRequest request = QuoteRequest.of(product.id().value(), given.plan()).via(given.channel()).by(applicant).paid(given.mode());
        if (given.language() != null) {
            request = request.inLanguage(given.language());
        }
        if (given.coverStart() != null) {
            request = request.startingOn(given.coverStart());
        }
        if (given.guardian() != null) {
            request = request.guardedBy(new Guardian("Wali Contoh", identity(LocalDate.of(1980, 6, 15), Sex.FEMALE), given.guardian()));
        }
        request = request.about(answers(Scope.OBJECT));
        if (!given.lives().isEmpty()) {
            return request.answers(answers(Scope.QUOTE)).insuring(lives(applicant));
        }
        Map<String, Object> all = new LinkedHashMap<>(answers(Scope.QUOTE));
        all.putAll(answers(Scope.LIFE));
        return request.answers(all);
    }

    /** What the person holds for a cover of the given days. */
    Holdings holdings(IdentityDocument person, LocalDate from, LocalDate until) {
        Held known = held.getOrDefault(person, Held.NOTHING);
        if (known.policies() == null) {
            return new Holdings(known.count(), money(known.sumInsured()), known.overlaps());
        }
        List<HeldPolicy> lasting = known.policies().stream().filter(policy -> !policy.until().isBefore(from)).toList();
        BigDecimal sum = lasting.stream().map(HeldPolicy::sumInsured).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Holdings(lasting.size(), money(sum), lasting.stream().anyMatch(policy -> !policy.from().isAfter(until)));
    }

    /** The designer writes all answers in one place; what each is about stands in product.yaml. */
    private Map<String, Object> answers(Scope scope) {
        Map<String, Object> answers = new LinkedHashMap<>(given.answers());
        answers.keySet().removeIf(name -> product.questions().get(name).per() != scope);
        return answers;
    }

    private List<Life> lives(Applicant applicant) {
        List<Life> lives = new ArrayList<>();
        for (InsuredLife life : given.lives().values()) {
            Map<String, Object> answers = new LinkedHashMap<>(answers(Scope.LIFE));
            answers.putAll(life.answers());
            Applicant person = product.isApplicant(life.role(), life.relation()) ? applicant : applicant(life.person());
            held.put(person.identity(), life.held() == null ? given.held() : life.held());
            lives.add(new Life(life.role(), life.relation(), person.fullName(), person.identity(), person.birthDate(), person.sex(), answers));
        }
        return lives;
    }

    private Applicant applicant(Person person) {
        LocalDate birthDate = birthDate(person);
        return Applicant.of("Orang Contoh", identity(birthDate, person.sex()), birthDate, person.sex());
    }

    /** On the birthday itself every way of counting ages agrees. */
    private LocalDate birthDate(Person person) {
        if (person.age() == null) {
            return person.birthDate();
        }
        LocalDate birthDate = start.minusYears(person.age());
        return birthDate.isAfter(asOf) ? asOf : birthDate;
    }

    private IdentityDocument identity(LocalDate birthDate, Sex sex) {
        persons++;
        if (!product.jurisdiction().equals(INDONESIA)) {
            return IdentityDocument.of(IdentityDocument.PASSPORT, String.format(Locale.ROOT, "X%07d", persons));
        }
        int day = birthDate.getDayOfMonth() + (sex == Sex.FEMALE ? FEMALE_DAY_OFFSET : 0);
        return IdentityDocument.nik(String.format(Locale.ROOT, "%s%02d%02d%02d%04d", CENTRAL_JAKARTA, day, birthDate.getMonthValue(),
                birthDate.getYear() % 100, persons));
    }

    private Money money(BigDecimal amount) {
        return new Money(amount, product.currency());
    }
}
