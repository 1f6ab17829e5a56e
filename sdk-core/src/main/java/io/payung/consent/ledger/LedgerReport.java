package io.payung.consent.ledger;

import java.util.List;

/**
 * What a verification found.
 *
 * @param partner   whose ledger it is, empty when the file does not say
 * @param entries   how many entries were read
 * @param heads     how many signed heads, the ledger's own and those kept elsewhere, agree with the chain
 * @param known     how many of them were kept elsewhere: without one, a ledger that was cut or put back whole looks sound
 * @param unsealed  records that nobody has chained yet, and of which nothing is proven
 * @param unsigned  entries behind the last signed head
 * @param findings  at most 1,000, in the order found; none when the ledger is sound
 */
public record LedgerReport(
        String partner, long entries, int heads, int known, List<String> unsealed, long unsigned, List<LedgerFinding> findings) {

    public LedgerReport {
        unsealed = List.copyOf(unsealed);
        findings = List.copyOf(findings);
    }

    public boolean isSound() {
        return findings.isEmpty();
    }
}
