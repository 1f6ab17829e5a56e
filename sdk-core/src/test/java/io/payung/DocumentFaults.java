package io.payung;

import io.payung.claim.ClaimDocument;
import io.payung.claim.ClaimDocument.Stated;
import io.payung.fixture.Variations;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents of a claim that are wrong in one place each, by that place, what is wrong there and the code that says so. */
final class DocumentFaults {

    private static final ClaimDocument FINE = ClaimDocument.of("claim-form");

    private DocumentFaults() {}

    static Map<String, List<ClaimDocument>> all() {
        Map<String, List<ClaimDocument>> faults = new LinkedHashMap<>();
        faults.put("/0/type absent FIELD_MISSING", with("type", null));
        faults.put("/0/type blank FIELD_MISSING", with("type", ""));
        faults.put("/0/type long FIELD_TOO_LONG", with("type", "x".repeat(61)));
        faults.put("/0/number long FIELD_TOO_LONG", with("number", "1".repeat(61)));
        faults.put("/0/names absent FIELD_MISSING", with("names", null));
        faults.put("/0/names eleven FIELD_TOO_LONG", with("names", Collections.nCopies(11, "N")));
        faults.put("/0/names/1 absent FIELD_MISSING", with("names", Arrays.asList("N", null)));
        faults.put("/0/sha256 wrong FIELD_FORMAT", with("sha256", "x"));
        for (String name : List.of("insured", "heir", "suspect")) {
            faults.put("/0/stated/" + name + " long FIELD_TOO_LONG", stating(name, "N".repeat(121)));
            faults.put("/0/stated/" + name + " hidden FIELD_FORMAT", stating(name, "A\u200bB"));
        }
        faults.put("/0 absent FIELD_MISSING", Arrays.asList((ClaimDocument) null));
        return faults;
    }

    private static List<ClaimDocument> with(String field, @Nullable Object value) {
        return List.of(Variations.with(FINE, field, value));
    }

    private static List<ClaimDocument> stating(String field, String name) {
        return List.of(FINE.stating(Variations.with(Stated.NOTHING, field, name)));
    }
}
