package io.payung.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * One clause somebody accepted.
 *
 * @param sha256 digest of the text that was shown to them
 */
public record AcceptedClause(
        @NotBlank @Size(max = 60) String id,
        @NotNull @Pattern(regexp = "[0-9a-f]{64}") String sha256) {}
