package io.payung.party;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who receives a benefit on death.
 *
 * @param share     percent; the shares of all beneficiaries sum to exactly 100
 * @param birthDate tells whether a guardian receives their share; absent when nobody has told it
 */
public record Beneficiary(
        @NotBlank @Size(max = 120) @Pattern(regexp = PersonName.REGEX, flags = Pattern.Flag.DOTALL) String fullName,
        @NotBlank @Size(max = 40) String relation,
        @NotNull
                @Digits(integer = 3, fraction = 4)
                @DecimalMin(value = "0", inclusive = false, message = "is above 0")
                @DecimalMax(value = "100", message = "is at most 100")
                BigDecimal share,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate birthDate) {

    /** Of whom nobody has told when they were born. */
    public Beneficiary(String fullName, String relation, BigDecimal share) {
        this(fullName, relation, share, null);
    }

    /** The same person, born on that day. */
    public Beneficiary bornOn(LocalDate day) {
        return new Beneficiary(fullName, relation, share, day);
    }

    @Override
    public String toString() {
        return "Beneficiary[" + relation + ", " + share + " %]";
    }
}
