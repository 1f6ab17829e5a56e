package io.payung.rules.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.payung.rules.cli.run.Words;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A month as a server gave it: accounts and lines, which must come to the same. */
final class BordereauFile {

    /** Which account a line of that kind moves, and whether up or down. */
    private static final Map<String, String> ACCOUNTS = Map.of(
            "sold", "written", "premium-received", "received", "refund-due", "refundsOwed", "refund-withdrawn", "-refundsOwed", "refunded", "refunded",
            "payment-reversed", "reversed", "claim-paid", "claimsPaid");

    private final JsonNode accounts;
    private final String lines;
    private final Words words;
    private final Map<String, Map<String, BigDecimal>> moved = new TreeMap<>();
    private int count;

    private BordereauFile(JsonNode accounts, String lines, Words words) {
        this.accounts = accounts;
        this.lines = lines;
        this.words = words;
    }

    static BordereauFile read(String accounts, String lines, Words words) {
        try {
            BordereauFile file = new BordereauFile(JsonMapper.shared().readTree(accounts), lines, words);
            try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(lines)) {
                reader.forEach(file::add);
            }
            return file;
        } catch (IOException | RuntimeException e) {
            throw new WrongUse(words.text("bordereau.unreadable"));
        }
    }

    private void add(NamedCsvRecord line) {
        count++;
        String account = ACCOUNTS.get(line.getField("kind"));
        if (account != null) {
            BigDecimal amount = new BigDecimal(line.getField("amount"));
            boolean down = account.startsWith("-");
            moved.computeIfAbsent(line.getField("currency"), currency -> new LinkedHashMap<>())
                    .merge(down ? account.substring(1) : account, down ? amount.negate() : amount, BigDecimal::add);
        }
    }

    String lines() {
        return lines;
    }

    int count() {
        return count;
    }

    /** What the accounts came to, a line for each currency. */
    List<String> accounts() {
        List<String> told = new ArrayList<>();
        for (String currency : currencies()) {
            told.add(words.text(
                    "bordereau.account", currency, value("closing", currency, "written"), value("closing", currency, "received"),
                    value("closing", currency, "refundsOwed"), value("closing", currency, "refunded"), value("closing", currency, "reversed"),
                    value("closing", currency, "claimsPaid")));
        }
        return told;
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (accounts.path("lines").asInt(-1) != count) {
            problems.add(words.text("bordereau.lines", accounts.path("lines").asString(), count));
        }
        for (JsonNode difference : accounts.path("differences")) {
            problems.add(words.text(
                    "bordereau.difference", difference.path("currency").asString(), difference.path("events").toString(), difference.path("ledger").toString()));
        }
        for (String currency : currencies()) {
            for (String account : List.of("written", "received", "refundsOwed", "refunded", "reversed", "claimsPaid")) {
                BigDecimal expected = amount("closing", currency, account).subtract(amount("opening", currency, account));
                BigDecimal found = moved.getOrDefault(currency, Map.of()).getOrDefault(account, BigDecimal.ZERO);
                if (expected.compareTo(found) != 0) {
                    problems.add(words.text("bordereau.sum", currency, account, expected.toPlainString(), found.toPlainString()));
                }
            }
        }
        return problems;
    }

    private TreeSet<String> currencies() {
        TreeSet<String> currencies = new TreeSet<>(accounts.path("closing").propertyNames());
        currencies.addAll(moved.keySet());
        return currencies;
    }

    private BigDecimal amount(String when, String currency, String account) {
        return new BigDecimal(value(when, currency, account));
    }

    private String value(String when, String currency, String account) {
        return accounts.path(when).path(currency).path(account).asString("0");
    }
}
