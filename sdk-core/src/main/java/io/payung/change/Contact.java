package io.payung.change;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How a holder is reached. Personal, so it is kept only sealed.
 *
 * @param phone   digits with an optional leading plus, or absent when it stays
 * @param address up to 300 characters on one or several lines, or absent when it stays
 */
public record Contact(
        @Nullable @Pattern(regexp = "[+]?[0-9 ()-]{5,20}") String phone,
        @Nullable @Size(max = 300) @Pattern(regexp = "[\\P{Cntrl}\\n]*\\S[\\P{Cntrl}\\n]*") String address) {

    @Override
    public String toString() {
        return "Contact[****]";
    }
}
