package io.payung.store;

import io.payung.decision.PackRef;
import io.payung.party.PartnerId;
import io.payung.policy.Application;
import io.payung.policy.ApplicationDetails;
import io.payung.policy.ApplicationId;
import io.payung.policy.ApplicationState;
import io.payung.policy.PolicyNumber;
import io.payung.quote.BenefitLimit;
import io.payung.quote.QuoteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What is sealed in an application's own row.
 *
 * @param limits personal too, because their reasons say what was found (an age, an income)
 */
record SealedApplication(ApplicationDetails details, List<BenefitLimit> limits) {

    /** The columns that are clear, together with what was sealed. */
    static Application application(ResultSet row, List<BenefitLimit> limits) throws SQLException {
        String policy = row.getString("policy_number");
        return new Application(
                new ApplicationId(JdbcSession.uuid(row, "id")),
                PartnerId.of(row.getString("partner")),
                new QuoteId(JdbcSession.uuid(row, "quote_id")),
                new PackRef(row.getString("product"), row.getInt("product_version"), row.getString("pack_digest")),
                row.getString("plan"),
                ZoneId.of(row.getString("zone")),
                row.getObject("cover_from_date", LocalDate.class),
                row.getObject("cover_until", LocalDate.class),
                JdbcSession.money(row, "premium"),
                JdbcSession.money(row, "due_now"),
                limits,
                row.getString("payment_reference"),
                row.getString("partner_reference"),
                JdbcSession.instant(row, "applied_at"),
                JdbcSession.instant(row, "pay_by"),
                ApplicationState.of(row.getString("state")),
                row.getString("code"),
                policy == null ? null : new PolicyNumber(policy));
    }

    @Override
    public String toString() {
        return "SealedApplication[****]";
    }
}
