package io.payung.quote;

import io.payung.fault.InputCopy;
import io.payung.party.Applicant;
import io.payung.party.Beneficiary;
import io.payung.party.Guardian;
import io.payung.party.Life;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks for: {@code QuoteRequest.of("personal-accident", "basic").via("app").by(applicant).answers(answers)}.
 *
 * @param coverStart    first day of cover the customer wishes, or absent for as soon as possible
 * @param channel       where it is sold, for example {@code app}
 * @param language      language of texts and messages, or absent for the product's own
 * @param lives         insured persons; empty when the applicant alone is insured
 * @param answers       answers by question name: {@code String}, {@code Boolean}, whole numbers, {@code BigDecimal}, {@code LocalDate}
 * @param beneficiaries shares sum to exactly 100; empty for the legal heirs
 * @param guardian      who consents for an insured minor, or absent
 * @param object        answers about the insured object, by question name; empty when only lives are insured
 * @param mode          how the premium is paid: single, weekly, monthly or yearly, as far as the product has it; absent for its first one
 */
public record QuoteRequest(
        @NotBlank @Size(max = 63) String product,
        @NotBlank @Size(max = 63) String plan,
        @Nullable LocalDate coverStart,
        @NotBlank @Size(max = 40) @Pattern(regexp = "[\\p{Alnum} ._-]*") String channel,
        @Nullable @Size(max = 8) String language,
        @NotNull @Valid Applicant applicant,
        @NotNull @Size(max = 20) List<@NotNull @Valid Life> lives,
        @NotNull @Size(max = 100) Map<String, Object> answers,
        @NotNull @Size(max = 10) List<@NotNull @Valid Beneficiary> beneficiaries,
        @Nullable @Valid Guardian guardian,
        @NotNull @Size(max = 100) Map<String, Object> object,
        @Nullable @Size(max = 63) String mode) {

    public QuoteRequest {
        lives = InputCopy.of(lives);
        answers = InputCopy.of(answers);
        beneficiaries = InputCopy.of(beneficiaries);
        object = InputCopy.of(object == null ? Map.of() : object);
    }

    /** A request that insures lives only. */
    public QuoteRequest(
            String product, String plan, @Nullable LocalDate coverStart, String channel, @Nullable String language, Applicant applicant,
            List<Life> lives, Map<String, Object> answers, List<Beneficiary> beneficiaries, @Nullable Guardian guardian) {
        this(product, plan, coverStart, channel, language, applicant, lives, answers, beneficiaries, guardian, Map.of(), null);
    }

    /** Starts a request; an applicant is still needed. */
    @SuppressWarnings("NullAway") // the validation of quote() names what is still missing
    public static QuoteRequest of(String product, String plan) {
        return new QuoteRequest(product, plan, null, "api", null, null, List.of(), Map.of(), List.of(), null);
    }

    /** The same for another product or plan; of another product nobody has chosen how to pay it. */
    public QuoteRequest choosing(String otherProduct, String otherPlan) {
        return new QuoteRequest(
                otherProduct, otherPlan, coverStart, channel, language, applicant, lives, answers, beneficiaries, guardian, object,
                otherProduct.equals(product) ? mode : null);
    }

    public QuoteRequest by(Applicant who) {
        return new QuoteRequest(product, plan, coverStart, channel, language, who, lives, answers, beneficiaries, guardian, object, mode);
    }

    public QuoteRequest via(String where) {
        return new QuoteRequest(product, plan, coverStart, where, language, applicant, lives, answers, beneficiaries, guardian, object, mode);
    }

    public QuoteRequest inLanguage(String code) {
        return new QuoteRequest(product, plan, coverStart, channel, code, applicant, lives, answers, beneficiaries, guardian, object, mode);
    }

    public QuoteRequest startingOn(LocalDate day) {
        return new QuoteRequest(product, plan, day, channel, language, applicant, lives, answers, beneficiaries, guardian, object, mode);
    }

    public QuoteRequest insuring(List<Life> persons) {
        return new QuoteRequest(product, plan, coverStart, channel, language, applicant, persons, answers, beneficiaries, guardian, object, mode);
    }

    public QuoteRequest answers(Map<String, Object> given) {
        return new QuoteRequest(product, plan, coverStart, channel, language, applicant, lives, given, beneficiaries, guardian, object, mode);
    }

    public QuoteRequest payableTo(List<Beneficiary> persons) {
        return new QuoteRequest(product, plan, coverStart, channel, language, applicant, lives, answers, persons, guardian, object, mode);
    }

    /** With answers about the insured object. */
    public QuoteRequest about(Map<String, Object> given) {
        return new QuoteRequest(product, plan, coverStart, channel, language, applicant, lives, answers, beneficiaries, guardian, given, mode);
    }

    /** Paid so: single, weekly, monthly or yearly. */
    public QuoteRequest paid(@Nullable String how) {
        return new QuoteRequest(product, plan, coverStart, channel, language, applicant, lives, answers, beneficiaries, guardian, object, how);
    }

    public QuoteRequest guardedBy(Guardian who) {
        return new QuoteRequest(product, plan, coverStart, channel, language, applicant, lives, answers, beneficiaries, who, object, mode);
    }

    /** The answers that hold for every life: those of the quote and those about the object. */
    public Map<String, Object> commonAnswers() {
        Map<String, Object> common = new TreeMap<>(answers);
        common.putAll(object);
        return common;
    }

    @Override
    public String toString() {
        return "QuoteRequest[" + product + ", " + plan + ", lives=" + lives + "]";
    }
}
