package io.payung.claim;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * What happened.
 *
 * @param cause       one of the product's causes, for example {@code accident}
 * @param consequence one of the product's consequences, for example {@code death}
 * @param place       for example {@code home} or {@code abroad}
 * @param date        day of the event, in the product's zone
 */
public record ClaimEvent(
        @NotBlank @Size(max = 40) String cause,
        @NotBlank @Size(max = 40) String consequence,
        @NotBlank @Size(max = 40) String place,
        @NotNull LocalDate date) {}
