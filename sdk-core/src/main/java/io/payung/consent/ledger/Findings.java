package io.payung.consent.ledger;

import io.payung.consent.ledger.LedgerFinding.Code;
import io.payung.consent.ledger.LedgerVerifier.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, as far as the check that noticed it is on. */
final class Findings {

    private static final int MOST = 1_000;

    private final Set<Check> checks;
    private final List<LedgerFinding> found = new ArrayList<>();

    Findings(Set<Check> checks) {
        this.checks = checks;
    }

    void add(Check by, Code code, String place) {
        if (checks.contains(by)) {
            always(code, place);
        }
    }

    void always(Code code, String place) {
        if (found.size() < MOST) {
            found.add(new LedgerFinding(code, place));
        }
    }

    List<LedgerFinding> all() {
        return found.stream().distinct().toList();
    }
}
