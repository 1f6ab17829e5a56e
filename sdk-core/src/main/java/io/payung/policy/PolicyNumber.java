package io.payung.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The random, printed number of a policy, for example {@code PYG-7K3M-9QTX-2WBD}, or {@code TEST-7K3M-9QTX-2WBD} of one that insures nobody. */
public record PolicyNumber(@JsonValue @NotBlank @Size(max = 40) String value) {

    /** With what the number of every policy begins that was sold in a sandbox, and of no other. */
    public static final String TEST = "TEST-";

    private static final Pattern GROUPS = Pattern.compile("(PYG|TEST)(.{4})(.{4})(.{4})");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PolicyNumber {}

    /** A number as somebody copied it: case, spaces and hyphens do not count. Anything that is no number of ours stays as it is. */
    public static PolicyNumber asWritten(String text) {
        String read = Handwriting.read(text);
        Matcher groups = GROUPS.matcher(read);
        return new PolicyNumber(groups.matches() ? groups.replaceFirst("$1-$2-$3-$4") : text);
    }

    /** Whether it was sold in a sandbox and insures nobody. */
    public boolean isTest() {
        return value.startsWith(TEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
