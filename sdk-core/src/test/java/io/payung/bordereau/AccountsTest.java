package io.payung.bordereau;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.bordereau.BordereauLine.Kind;
import io.payung.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of everything, lines of one month. */
class AccountsTest {

    private static final Instant BEGIN = Instant.parse("2026-05-31T17:00:00Z");
    private static final Instant END = Instant.parse("2026-06-30T17:00:00Z");
    private static final Currency RUPIAH = Currency.getInstance("IDR");

    private final Accounts accounts = new Accounts(BEGIN, END);

    @ParameterizedTest
    @CsvSource({
        "BEGIN,-1,0,1,1", "BEGIN,0,1,0,1", "BEGIN,1,1,0,1",
        "END,-1,1,0,1", "END,0,0,0,0", "END,1,0,0,0"
    })
    void keepsTheLineOfTheMonthAloneAndAddsItToWhatCameThen(String edge, int microseconds, int lines, int opening, int closing) {
        accounts.add(line(Kind.SOLD, (edge.equals("BEGIN") ? BEGIN : END).plusNanos(1_000L * microseconds), 100));

        assertThat(accounts.lines()).hasSize(lines);
        assertThat(accounts.opening()).hasSize(opening);
        assertThat(accounts.closing()).hasSize(closing);
        assertThat(accounts.differences(Map.of(RUPIAH, Balance.moved(Kind.SOLD, new BigDecimal("100.00"))))).as("in the sum of everything").isEmpty();
    }

    @Test
    void tellsTheLinesInTheOrderInWhichTheyHappened() {
        accounts.add(line(Kind.CLAIM_PAID, BEGIN.plusSeconds(2), 30));
        accounts.add(line(Kind.LAPSED, BEGIN.plusSeconds(1), null));

        assertThat(accounts.lines()).extracting(BordereauLine::kind).containsExactly(Kind.LAPSED, Kind.CLAIM_PAID);
        assertThat(accounts.closing()).containsOnlyKeys("IDR");
    }

    @Test
    void namesWhatTheLedgerSaysOtherwise() {
        accounts.add(line(Kind.SOLD, BEGIN, 100));

        assertThat(accounts.differences(Map.of(RUPIAH, Balance.moved(Kind.SOLD, new BigDecimal("99"))))).hasSize(1);
        assertThat(accounts.differences(Map.of())).extracting(Bordereau.Difference::ledger).isEqualTo(List.of(Balance.NOTHING));
    }

    private static BordereauLine line(Kind kind, Instant at, @Nullable Integer amount) {
        Money money = amount == null ? null : new Money(BigDecimal.valueOf(amount), RUPIAH);
        return new BordereauLine(kind, at, new UUID(0, 1), "PYG-1", null, null, null, null, money);
    }
}
