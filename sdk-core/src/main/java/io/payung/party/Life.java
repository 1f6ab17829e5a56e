package io.payung.party;

import io.payung.fault.InputCopy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;

/**
 * An insured person.
 *
 * @param role     role of the plan, for example {@code main}
 * @param relation to the applicant; {@code self} when they are the same person
 * @param answers  answers to the questions asked per life, by name
 */
public record Life(
        @NotBlank @Size(max = 40) String role,
        @NotBlank @Size(max = 40) String relation,
        @NotBlank @Size(max = 120) @Pattern(regexp = PersonName.REGEX, flags = Pattern.Flag.DOTALL) String fullName,
        @NotNull @Valid IdentityDocument identity,
        @NotNull LocalDate birthDate,
        @NotNull Sex sex,
        @NotNull @Size(max = 100) Map<String, Object> answers) {

    /** The relation of an applicant who insures themself. */
    public static final String SELF = "self";

    public Life {
        answers = InputCopy.of(answers);
    }

    /** The applicant as insured person. */
    public static Life of(Applicant applicant, String role, Map<String, Object> answers) {
        return of(applicant, role, SELF, answers);
    }

    /** The applicant as insured person, by the word that the product has for them. */
    public static Life of(Applicant applicant, String role, String relation, Map<String, Object> answers) {
        return new Life(
                role, relation, applicant.fullName(), applicant.identity(), applicant.birthDate(), applicant.sex(), answers);
    }

    /** The same person with other answers. */
    public Life answering(Map<String, Object> given) {
        return new Life(role, relation, fullName, identity, birthDate, sex, given);
    }

    @Override
    public String toString() {
        return "Life[" + role + ", " + relation + "]";
    }
}
