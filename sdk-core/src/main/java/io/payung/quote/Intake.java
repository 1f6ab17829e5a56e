package io.payung.quote;

import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.party.Beneficiary;
import io.payung.party.IdentityCheck;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.product.LifeRole;
import io.payung.product.Plan;
import io.payung.product.PremiumMode;
import io.payung.product.Product;
import io.payung.product.Question;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a request against the product and itself, and writes every insured life out. Everything wrong is named at once. */
final class Intake {

    private static final LocalDate EARLIEST_DATE = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST_DATE = LocalDate.of(9000, 1, 1);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Product product;
    private final LocalDate asOf;
    private final List<InputError> errors = new ArrayList<>();

    Intake(Product product, LocalDate asOf) {
        this.product = product;
        this.asOf = asOf;
    }

    /** The request with language, lives and typed answers filled in. */
    QuoteRequest accept(QuoteRequest request) {
        Plan plan = product.plans().get(request.plan());
        if (plan == null) {
            error("/plan", "FIELD_NOT_ALLOWED", "the product has no such plan");
        }
        String language = request.language() == null ? product.languages().authoritative() : request.language();
        if (!product.languages().contains(language)) {
            error("/language", "FIELD_NOT_ALLOWED", "the product is not written in this language");
        }
        birthDate(request.applicant().birthDate(), "/applicant");
        errors.addAll(IdentityCheck.errors(
                request.applicant().identity(), request.applicant().birthDate(), request.applicant().sex(), "/applicant/identity"));
        if (request.guardian() != null) {
            errors.addAll(IdentityCheck.errors(request.guardian().identity(), "/guardian/identity"));
        }
        coverStart(request.coverStart());
        beneficiaries(request.beneficiaries());
        QuoteRequest accepted = lives(request, plan).inLanguage(language).paid(mode(request.mode()));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return Answers.needed(accepted, product);
    }

    /** How it is paid, said also when nobody chose; nothing where there is no choice, as in every decision from before there was one. */
    private @Nullable String mode(@Nullable String chosen) {
        Optional<PremiumMode> mode = product.premium().mode(chosen);
        if (mode.isEmpty()) {
            error("/mode", "FIELD_NOT_ALLOWED", "the product is not paid so");
        }
        return product.premium().isSingleOnly() ? null : mode.map(PremiumMode::id).orElse(null);
    }

    private QuoteRequest lives(QuoteRequest request, @Nullable Plan plan) {
        if (request.lives().isEmpty()) {
            Map<String, Object> own = new LinkedHashMap<>(request.answers());
            own.keySet().retainAll(questions(Question.Scope.LIFE).keySet());
            Map<String, Object> rest = new LinkedHashMap<>(request.answers());
            rest.keySet().removeAll(own.keySet());
            QuoteRequest common = common(request, rest);
            Life self = Life.of(request.applicant(), firstRole(), product.relationOfApplicant(firstRole()),
                    answers(own, Question.Scope.LIFE, "/answers"));
            roles(List.of(self), plan);
            return common.insuring(List.of(self));
        }
        QuoteRequest common = common(request, request.answers());
        List<Life> lives = new ArrayList<>();
        Set<IdentityDocument> seen = new HashSet<>();
        for (int i = 0; i < request.lives().size(); i++) {
            Life life = life(request.lives().get(i), "/lives/" + i, common);
            if (!seen.add(life.identity())) {
                error("/lives/" + i + "/identity/number", "PERSON_TWICE", "each person is insured once");
            }
            lives.add(life);
        }
        roles(lives, plan);
        return common.insuring(lives);
    }

    /** The request with typed answers about the quote and the object. */
    private QuoteRequest common(QuoteRequest request, Map<String, Object> given) {
        return request.answers(answers(given, Question.Scope.QUOTE, "/answers")).about(answers(request.object(), Question.Scope.OBJECT, "/object"));
    }

    private Life life(Life life, String pointer, QuoteRequest request) {
        birthDate(life.birthDate(), pointer);
        errors.addAll(IdentityCheck.errors(life.identity(), life.birthDate(), life.sex(), pointer + "/identity"));
        boolean self = product.isApplicant(life.role(), life.relation());
        if (self != life.identity().equals(request.applicant().identity())) {
            error(pointer + "/relation", "RELATION_CONTRADICTS_IDENTITY", "who is the applicant has their relation, and nobody else has it");
        }
        Map<String, Object> typed = answers(life.answers(), Question.Scope.LIFE, pointer + "/answers");
        // A member of a group may call themself so, too; the product's own word is what rules read.
        String relation = self && life.relation().equals(Life.SELF) ? product.relationOfApplicant(life.role()) : life.relation();
        return new Life(life.role(), relation, life.fullName(), life.identity(), life.birthDate(), life.sex(), typed);
    }

    private void roles(List<Life> lives, @Nullable Plan plan) {
        for (int i = 0; i < lives.size(); i++) {
            LifeRole role = product.lives().get(lives.get(i).role());
            if (role == null || plan != null && !plan.lives().contains(role.id())) {
                error("/lives/" + i + "/role", "FIELD_NOT_ALLOWED", "the plan insures no such role");
            } else if (!role.relations().contains(lives.get(i).relation())) {
                error("/lives/" + i + "/relation", "FIELD_NOT_ALLOWED", "the role is not open to this relation");
            }
        }
        for (String id : plan == null ? List.<String>of() : plan.lives()) {
            LifeRole role = product.lives().get(id);
            long count = lives.stream().filter(life -> life.role().equals(id)).count();
            if (count < role.min() || count > role.max()) {
                error("/lives", "LIVES_COUNT", "role \"" + id + "\" takes " + role.min() + " to " + role.max() + " lives");
            }
        }
    }

    /** The product says when cover may start; a date that no calendar of ours reaches would end in an overflow before it is asked. */
    private void coverStart(@Nullable LocalDate start) {
        if (start != null && (start.isBefore(EARLIEST_DATE) || start.isAfter(LATEST_DATE))) {
            error("/coverStart", "FIELD_OUT_OF_RANGE", "the start of cover lies before 1900 or after 9000");
        }
    }

    private void birthDate(LocalDate birthDate, String pointer) {
        if (birthDate.isAfter(asOf)) {
            error(pointer + "/birthDate", "BIRTH_DATE_IN_FUTURE", "the birth date lies in the future");
        } else if (birthDate.isBefore(EARLIEST_DATE)) {
            error(pointer + "/birthDate", "FIELD_OUT_OF_RANGE", "the birth date lies before 1900");
        }
    }

    private void beneficiaries(List<Beneficiary> beneficiaries) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < beneficiaries.size(); i++) {
            sum = sum.add(beneficiaries.get(i).share());
            LocalDate birthDate = beneficiaries.get(i).birthDate();
            if (birthDate != null) {
                birthDate(birthDate, "/beneficiaries/" + i);
            }
        }
        if (!beneficiaries.isEmpty() && sum.compareTo(HUNDRED) != 0) {
            error("/beneficiaries", "SHARES_NOT_100", "the shares sum to exactly 100");
        }
    }

    private Map<String, Object> answers(Map<String, Object> given, Question.Scope scope, String pointer) {
        return Answers.typed(given, questions(scope), pointer, errors);
    }

    private Map<String, Question> questions(Question.Scope scope) {
        return QuoteQuestions.of(product, scope);
    }

    private String firstRole() {
        return product.lives().keySet().iterator().next();
    }

    private void error(String pointer, String code, String message) {
        errors.add(new InputError(pointer, code, message));
    }
}
