package io.payung.store;

import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.policy.PremiumShare;
import io.payung.quote.QuoteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who pays which part of an instalment of a quoted premium, in {@code payung_premium_share}; what is paid at once is the first instalment. */
final class JdbcShares {

    private record Open(int instalment, Money amount) {}

    private final JdbcSession session;

    JdbcShares(JdbcSession session) {
        this.session = session;
    }

    void insert(PartnerId partner, QuoteId quote, int instalment, List<PremiumShare> shares) {
        int place = 0;
        for (PremiumShare share : shares) {
            session.update(
                    "insert into payung_premium_share (partner, quote_id, instalment, payer, place, amount, currency, collected, awaited, gateway, reference,"
                            + " paid_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    partner.value(),
                    quote.value(),
                    instalment,
                    share.payer(),
                    place++,
                    share.amount().amount(),
                    share.amount().currency().getCurrencyCode(),
                    share.collected(),
                    share.awaited(),
                    share.gateway(),
                    share.reference(),
                    share.paidAt());
        }
    }

    List<PremiumShare> of(PartnerId partner, QuoteId quote, int instalment) {
        return session.list(
                "select * from payung_premium_share where partner = ? and quote_id = ? and instalment = ? order by place",
                JdbcShares::share,
                partner.value(),
                quote.value(),
                instalment);
    }

    boolean pay(PartnerId partner, QuoteId quote, int instalment, PremiumShare paid) {
        return session.update(
                        "update payung_premium_share set gateway = ?, reference = ?, paid_at = ?"
                                + " where partner = ? and quote_id = ? and instalment = ? and payer = ? and reference is null",
                        paid.gateway(),
                        paid.reference(),
                        paid.paidAt(),
                        partner.value(),
                        quote.value(),
                        instalment,
                        paid.payer())
                == 1;
    }

    /** Takes it off what the payer has not paid yet, the last due first. */
    void forgive(PartnerId partner, QuoteId quote, String payer, Money amount) {
        Money left = amount;
        for (Open open : session.list(
                "select instalment, amount, currency from payung_premium_share where partner = ? and quote_id = ? and payer = ? and reference is null"
                        + " order by instalment desc",
                row -> new Open(row.getInt("instalment"), JdbcSession.money(row, "amount")),
                partner.value(), quote.value(), payer)) {
            Money part = left.min(open.amount);
            left = left.minus(part);
            session.update(
                    "update payung_premium_share set amount = ? where partner = ? and quote_id = ? and instalment = ? and payer = ? and reference is null",
                    open.amount.minus(part).amount(), partner.value(), quote.value(), open.instalment, payer);
        }
    }

    private static PremiumShare share(ResultSet row) throws SQLException {
        return new PremiumShare(
                row.getString("payer"),
                JdbcSession.money(row, "amount"),
                row.getString("collected"),
                row.getBoolean("awaited"),
                row.getString("gateway"),
                row.getString("reference"),
                instantOrNull(row));
    }

    private static @Nullable Instant instantOrNull(ResultSet row) throws SQLException {
        OffsetDateTime paidAt = row.getObject("paid_at", OffsetDateTime.class);
        return paidAt == null ? null : paidAt.toInstant();
    }
}
