package io.payung.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a database and the callers' log, never Payung, and says whatever cannot be: one line a violation. */
final class Checker {

    /** Rows that must not be there, by the sentence that says so; {@code %s} is the row's first column. */
    private static final Map<String, String> IMPOSSIBLE = new LinkedHashMap<>();

    static {
        keys();
        policies();
        covers();
        events();
        applications();
    }

    private final Connection connection;
    private final List<String> violations = new ArrayList<>();

    private Checker(Connection connection) {
        this.connection = connection;
    }

    /** Everything that is wrong once all callers have their answer. */
    static List<String> violations(TestPool pool, Told told) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            Checker checker = new Checker(connection);
            checker.database();
            checker.callers(told);
            checker.violations.addAll(Ledger.of(pool).complaints());
            return checker.violations;
        }
    }

    private static void keys() {
        IMPOSSIBLE.put("key %s is there twice", "select idempotency_key from payung_idempotency"
                + " group by partner, operation, idempotency_key having count(*) > 1");
        IMPOSSIBLE.put("key %s is claimed and never answered", "select idempotency_key from payung_idempotency where sealed is null");
        IMPOSSIBLE.put("there are not as many policies issued at once as keys, but %s more", "select n from (select (select count(*) from payung_policy p"
                + " where p.policy_number not in (select a.policy_number from payung_application a where a.policy_number is not null))"
                + " - (select count(*) from payung_idempotency where operation = 'issue') as n) d where n <> 0");
        IMPOSSIBLE.put("there are not as many applications as keys, but %s more", "select n from (select (select count(*) from payung_application)"
                + " - (select count(*) from payung_idempotency where operation = 'apply') as n) d where n <> 0");
    }

    private static void policies() {
        IMPOSSIBLE.put("quote %s has several policies", "select quote_id from payung_policy group by partner, quote_id having count(*) > 1");
        IMPOSSIBLE.put("number %s is there twice", "select policy_number from payung_policy group by partner, policy_number having count(*) > 1");
        String lacking = "select p.policy_number from payung_policy p where ";
        IMPOSSIBLE.put("policy %s has no consent", lacking + "not exists (select 1 from payung_consent c"
                + " where c.id = p.consent_id and c.policy_number = p.policy_number and c.partner = p.partner)");
        IMPOSSIBLE.put("policy %s has no accepted clause", lacking + "not exists (select 1 from payung_consent_clause c where c.consent_id = p.consent_id)");
        IMPOSSIBLE.put("consent of policy %s is neither sealed nor waits for it", lacking
                + "(select count(*) from payung_consent_unsealed u where u.record_id = p.consent_id)"
                + " + (select count(*) from payung_consent_entry e where e.record_id = p.consent_id) <> 1");
        IMPOSSIBLE.put("policy %s has no decision", lacking + "not exists (select 1 from payung_decision d where d.id = p.decision_id)");
        IMPOSSIBLE.put("policy %s insures nobody", lacking + "not exists (select 1 from payung_policy_life l where l.policy_id = p.id)");
        IMPOSSIBLE.put("policy %s was not announced once", lacking + "1 <> (select count(*) from payung_outbox o where o.partner = p.partner"
                + " and o.stream_kind = 'policy' and o.stream_reference = p.policy_number and o.event_type = 'policy.issued')");
        IMPOSSIBLE.put("policy %s has no cover, or has ended with one", lacking + "case when p.standing is null or p.standing = 'in-grace' then 1 else 0 end <> (select count(*) from payung_cover c where c.partner = p.partner"
                + " and c.holder_kind = 'policy' and c.holder = p.policy_number and c.state = 'held')");
    }

    private static void covers() {
        // Payung counts one key for each life; what the policies themselves insure is checked beside it, for the plan that covers once.
        IMPOSSIBLE.put("two covers of one key overlap: %s", "select c.holder from payung_cover c join payung_cover_key_use k on k.cover_id = c.id"
                + " join payung_cover_key_use l on l.partner = k.partner and l.product = k.product and l.key_hash = k.key_hash"
                + " join payung_cover d on d.id = l.cover_id where c.id < d.id and c.state = 'held' and d.state = 'held'"
                + " and c.cover_from <= d.cover_until and d.cover_from <= c.cover_until");
        IMPOSSIBLE.put("the sum of %s is not that of its uses, or above its bound", "select l.reference from payung_limit l where l.used > l.bound"
                + " or l.used <> (select coalesce(sum(u.amount), 0) from payung_limit_use u where u.partner = l.partner and u.kind = l.kind"
                + " and u.reference = l.reference and u.currency = l.currency and u.state = 'counted')");
        IMPOSSIBLE.put("a released cover still counts: %s", "select c.holder from payung_cover c join payung_limit_use u on u.cover_id = c.id"
                + " where c.state = 'released' and u.state = 'counted'");
    }

    private static void events() {
        IMPOSSIBLE.put("stream %s has a gap", "select s.reference from payung_event_stream s where s.last_event <>"
                + " (select count(*) from payung_outbox o where o.partner = s.partner and o.stream_kind = s.kind and o.stream_reference = s.reference)"
                + " or s.last_event <> coalesce((select max(o.event_number) from payung_outbox o where o.partner = s.partner and o.stream_kind = s.kind"
                + " and o.stream_reference = s.reference), 0)");
        IMPOSSIBLE.put("event %s has no stream", "select o.id from payung_outbox o where not exists (select 1 from payung_event_stream s"
                + " where s.partner = o.partner and s.kind = o.stream_kind and s.reference = o.stream_reference)");
        IMPOSSIBLE.put("a channel never hears of event %s", "select o.id from payung_outbox o cross join payung_event_channel c where not exists"
                + " (select 1 from payung_delivery d where d.channel = c.name and d.event_id = o.id)");
        IMPOSSIBLE.put("the chain of consents breaks at entry %s", "select e.entry_number from payung_consent_entry e where e.entry_number > 1 and not exists"
                + " (select 1 from payung_consent_entry b where b.partner = e.partner and b.entry_number = e.entry_number - 1 and b.hash = e.previous_hash)");
    }

    private static void applications() {
        IMPOSSIBLE.put("application %s holds a cover that it lost, or lost one that it holds", "select a.id from payung_application a where"
                + " case when a.state = 'awaiting-payment' and a.holds then 1 else 0 end <> (select count(*) from payung_cover c"
                + " where c.partner = a.partner and c.holder_kind = 'application' and c.holder = cast(a.id as varchar(36)) and c.state = 'held')");
        IMPOSSIBLE.put("application %s was not announced once", "select a.id from payung_application a where 1 <> (select count(*) from payung_outbox o"
                + " where o.partner = a.partner and o.stream_kind = 'application' and o.stream_reference = cast(a.id as varchar(36))"
                + " and o.event_type = 'application.applied')");
        IMPOSSIBLE.put("application %s ended twice", "select o.stream_reference from payung_outbox o where o.event_type in"
                + " ('application.issued', 'application.lapsed', 'application.refunded') group by o.partner, o.stream_reference, o.event_type having count(*) > 1");
        IMPOSSIBLE.put("payment %s has allocations and is paid back, too", "select r.reference from payung_refund_due r join payung_payment_allocation a"
                + " on a.partner = r.partner and a.gateway = r.gateway and a.reference = r.reference where r.status <> 'withdrawn' and r.part = ''");
    }

    private void database() throws SQLException {
        for (Map.Entry<String, String> rule : IMPOSSIBLE.entrySet()) {
            ask(rule.getValue()).forEach(row -> violations.add(String.format(rule.getKey(), row)));
        }
    }

    /** No plan covers a person twice at the same time, whatever is noted of covers: the version of the product that says so. */
    static List<String> coveredTwice(TestPool pool, int version) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return new Checker(connection).ask("select p.policy_number from payung_policy p join payung_policy_life l on l.policy_id = p.id"
                    + " join payung_policy_life m on m.person_id = l.person_id join payung_policy q on q.id = m.policy_id"
                    + " where p.product_version = " + version + " and q.product_version = " + version + " and p.policy_number < q.policy_number"
                    + " and p.cover_from_date <= q.cover_until and q.cover_from_date <= p.cover_until").stream()
                    .map(number -> "policy " + number + " covers a person twice").toList();
        }
    }

    /** Nobody is insured for more than that, whatever is noted of limits. */
    static List<String> insuredForMoreThan(TestPool pool, long most) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return new Checker(connection).ask("select l.person_id from payung_policy p join payung_policy_life l on l.policy_id = p.id"
                    + " group by l.person_id having sum(p.sum_insured) > " + most).stream()
                    .map(person -> "person " + person + " is insured for too much").toList();
        }
    }

    private void callers(Told told) throws SQLException {
        violations.addAll(told.contradictions());
        Map<String, Long> policies = numbers("select policy_number, count(*) from payung_policy group by policy_number");
        Map<String, Long> applications = numbers("select cast(id as varchar(36)), count(*) from payung_application group by id");
        for (Told.Answer answer : told.done()) {
            Map<String, Long> there = answer.kind() == Told.Kind.ISSUED ? policies : applications;
            if (there.getOrDefault(answer.number(), 0L) != 1) {
                violations.add("acknowledged, and not there once: " + answer.number());
            }
        }
        money(told);
    }

    private void money(Told told) throws SQLException {
        Map<String, Long> premiums = numbers("select reference, sum(amount) from payung_payment_allocation group by reference");
        Map<String, Long> refunds = numbers("select reference, sum(amount) from payung_refund_due where status <> 'withdrawn' and not "
                + Ledger.GIVES_BACK_A_PREMIUM + " group by reference");
        told.received().forEach((reference, amount) -> {
            long kept = premiums.getOrDefault(reference, 0L) + refunds.getOrDefault(reference, 0L);
            if (kept != amount) {
                violations.add("payment " + reference + " of " + amount + " became " + kept + " in premiums and refunds");
            }
        });
    }

    private Map<String, Long> numbers(String query) throws SQLException {
        Map<String, Long> numbers = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                numbers.put(row.getString(1), row.getBigDecimal(2).longValueExact());
            }
        }
        return numbers;
    }

    private List<String> ask(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
