package io.payung.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payung.fault.InputCopy;
import io.payung.party.PersonName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document that was handed in. The file stays with the host; only what it states and its digest are kept.
 *
 * @param type     one of the product's kinds of paper, for example {@code hospital-letter}
 * @param number   as printed, or absent
 * @param names    persons it names
 * @param issuedOn as printed, or absent
 * @param sha256   digest of the file, or absent
 * @param stated   what it states about persons and days, or absent; compared with the event, the enrolment and the other documents
 */
public record ClaimDocument(
        @NotBlank @Size(max = 60) String type,
        @Nullable @Size(max = 60) String number,
        @NotNull @Size(max = 10) List<@NotBlank @Size(max = 120) String> names,
        @Nullable LocalDate issuedOn,
        @Nullable @Pattern(regexp = "[0-9a-f]{64}") String sha256,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Valid Stated stated) {

    /**
     * What a document states, as printed; absent where it states nothing.
     *
     * @param insured   name of the insured person; without it one of {@code names} may be theirs
     * @param heir      name of who is to receive the money
     * @param suspect   name of who is suspected of having killed the insured person
     * @param birthDate of the insured person
     * @param eventDate day of the event
     * @param deathDate day of the death
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Stated(
            @Nullable @Size(max = 120) @Pattern(regexp = PersonName.REGEX, flags = Pattern.Flag.DOTALL) String insured,
            @Nullable @Size(max = 120) @Pattern(regexp = PersonName.REGEX, flags = Pattern.Flag.DOTALL) String heir,
            @Nullable @Size(max = 120) @Pattern(regexp = PersonName.REGEX, flags = Pattern.Flag.DOTALL) String suspect,
            @Nullable LocalDate birthDate,
            @Nullable LocalDate eventDate,
            @Nullable LocalDate deathDate) {

        /** Nothing; what there is is added. */
        public static final Stated NOTHING = new Stated(null, null, null, null, null, null);

        public Stated insured(String name) {
            return new Stated(name, heir, suspect, birthDate, eventDate, deathDate);
        }

        public Stated heir(String name) {
            return new Stated(insured, name, suspect, birthDate, eventDate, deathDate);
        }

        public Stated suspect(String name) {
            return new Stated(insured, heir, name, birthDate, eventDate, deathDate);
        }

        public Stated bornOn(LocalDate day) {
            return new Stated(insured, heir, suspect, day, eventDate, deathDate);
        }

        public Stated eventOn(LocalDate day) {
            return new Stated(insured, heir, suspect, birthDate, day, deathDate);
        }

        public Stated diedOn(LocalDate day) {
            return new Stated(insured, heir, suspect, birthDate, eventDate, day);
        }

        @Override
        public String toString() {
            return "Stated[]";
        }
    }

    public ClaimDocument {
        names = InputCopy.of(names);
    }

    /** A document of which only the head is known. */
    public ClaimDocument(String type, @Nullable String number, List<String> names, @Nullable LocalDate issuedOn, @Nullable String sha256) {
        this(type, number, names, issuedOn, sha256, null);
    }

    public static ClaimDocument of(String type) {
        return new ClaimDocument(type, null, List.of(), null, null);
    }

    /** The same with what it states. */
    public ClaimDocument stating(Stated what) {
        return new ClaimDocument(type, number, names, issuedOn, sha256, what);
    }

    /** What it states; nothing when that is absent. */
    Stated says() {
        return stated == null ? Stated.NOTHING : stated;
    }

    @Override
    public String toString() {
        return "ClaimDocument[" + type + "]";
    }
}
