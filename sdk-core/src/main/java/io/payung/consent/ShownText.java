package io.payung.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * One text that somebody was shown, accepted or not.
 *
 * @param id       clause id
 * @param language in which it was shown
 * @param sha256   digest of the text that was shown
 */
public record ShownText(
        @NotBlank @Size(max = 60) String id,
        @NotBlank @Size(max = 8) String language,
        @NotNull @Pattern(regexp = "[0-9a-f]{64}") String sha256) {}
