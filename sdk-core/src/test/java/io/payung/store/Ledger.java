package io.payung.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Adds up what a database says of money, without asking Payung: what was received is premiums and refunds, to the last unit. */
final class Ledger {

    /** Of a refund: it gives back what a policy was paid with, because of a change or a lapse. */
    static final String GIVES_BACK_A_PREMIUM = "(part like 'PYG-%/%' or exists (select 1 from payung_policy_change c where cast(c.id as varchar(36)) = part))";

    private final List<String> complaints = new ArrayList<>();

    private Ledger() {}

    static Ledger of(DataSource source) throws SQLException {
        Ledger ledger = new Ledger();
        ledger.payments(source);
        ledger.policies(source);
        ledger.applications(source);
        return ledger;
    }

    /** One line for each payment, policy or application that does not add up. */
    List<String> complaints() {
        return complaints;
    }

    private void payments(DataSource source) throws SQLException {
        complaints.addAll(Databases.list(source,
                "select p.gateway, p.reference from payung_payment p where p.amount is not null and p.reversed is null and p.amount <>"
                        + " coalesce((select sum(a.amount) from payung_payment_allocation a where a.partner = p.partner and a.gateway = p.gateway and a.reference = p.reference), 0)"
                        + " + coalesce((select sum(r.amount) from payung_refund_due r where r.partner = p.partner and r.gateway = p.gateway and r.reference = p.reference"
                        + " and r.status <> 'withdrawn' and not " + GIVES_BACK_A_PREMIUM + "), 0)"
                        + " + coalesce((select sum(s.amount) from payung_premium_share s join payung_application x on x.partner = s.partner"
                        + " and x.quote_id = s.quote_id where s.gateway = p.gateway and s.reference = p.reference"
                        + " and x.state = 'awaiting-payment'), 0)",
                row -> "payment " + row.getString(1) + "/" + row.getString(2) + " is not premiums and refunds"));
        complaints.addAll(Databases.list(source,
                "select r.gateway, r.reference, r.partner from payung_refund_due r where r.status <> 'withdrawn' and " + GIVES_BACK_A_PREMIUM
                        + " group by r.gateway, r.reference, r.partner having sum(r.amount) > (select coalesce(sum(a.amount), 0) from payung_payment_allocation a"
                        + " where a.partner = r.partner and a.gateway = r.gateway and a.reference = r.reference)",
                row -> "more comes back of payment " + row.getString(1) + "/" + row.getString(2) + " than it pays"));
        complaints.addAll(Databases.list(source,
                "select p.gateway, p.reference from payung_payment p where p.reversed is not null and p.amount <> p.reversed"
                        + " + coalesce((select sum(r.amount) from payung_refund_due r where r.partner = p.partner and r.gateway = p.gateway and r.reference = p.reference"
                        + " and r.status <> 'withdrawn'), 0)",
                row -> "reversed payment " + row.getString(1) + "/" + row.getString(2) + " did not go back once"));
    }

    /** Every part of a premium is paid by an allocation, or still open as a share that nobody waits for or a later instalment, or forgiven by a change. */
    private void policies(DataSource source) throws SQLException {
        complaints.addAll(Databases.list(source,
                "select p.policy_number from payung_policy p where p.premium <>"
                        + " coalesce((select sum(a.amount) from payung_payment_allocation a where a.policy_id = p.id), 0)"
                        + " + coalesce((select sum(s.amount) from payung_premium_share s where s.partner = p.partner and s.quote_id = p.quote_id"
                        + " and s.reference is null and (not s.awaited or s.instalment > 1)), 0)"
                        + " + coalesce((select sum(f.credited) from payung_policy_change_payer f join payung_policy_change c on c.id = f.change_id"
                        + " where c.policy_id = p.id), 0)",
                row -> "policy " + row.getString("policy_number") + " is not paid to the last unit"));
    }

    private void applications(DataSource source) throws SQLException {
        complaints.addAll(Databases.list(source,
                "select a.id from payung_application a where case when a.state = 'issued' then 1 else 0 end <>"
                        + " (select count(*) from payung_policy p where p.partner = a.partner and p.quote_id = a.quote_id)",
                row -> "application " + row.getString("id") + " and its policy do not fit"));
        complaints.addAll(Databases.list(source,
                "select a.id from payung_application a where a.state = 'refund-due' and not exists"
                        + " (select 1 from payung_refund_due r where r.application_id = a.id and r.status in ('owed', 'sent'))",
                row -> "application " + row.getString("id") + " owes nothing back"));
    }
}
