package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import io.payung.bordereau.Balance;
import io.payung.bordereau.Bordereau;
import io.payung.bordereau.BordereauCsv;
import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The month of a partner for the insurer of record: the accounts, and the lines behind them. */
@RestController
class BordereauController implements PayungEndpoint {

    private static final String BORDEREAU = BASE + "/bordereaux/{month}";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final PartnerDesk desk;

    BordereauController(PartnerDesk desk) {
        this.desk = desk;
    }

    @GetMapping(BORDEREAU)
    ResponseEntity<byte[]> accounts(@PathVariable String month, @RequestParam(required = false) @Nullable String zone, HttpServletRequest request) {
        Bordereau bordereau = bordereau(month, zone, request);
        ObjectNode body = Replies.NODES.objectNode()
                .put("month", bordereau.month().toString())
                .put("zone", bordereau.zone().getId())
                .put("createdAt", bordereau.createdAt().toString())
                .put("lines", bordereau.lines().size())
                .put("reconciled", bordereau.isReconciled());
        body.set("opening", balances(bordereau.opening()));
        body.set("closing", balances(bordereau.closing()));
        ArrayNode differences = body.putArray("differences");
        bordereau.differences().forEach(difference -> {
            ObjectNode node = differences.addObject().put("currency", difference.currency().getCurrencyCode());
            node.set("events", balance(difference.events()));
            node.set("ledger", balance(difference.ledger()));
        });
        return Replies.json(200, body);
    }

    @GetMapping(BORDEREAU + "/lines.csv")
    ResponseEntity<byte[]> lines(@PathVariable String month, @RequestParam(required = false) @Nullable String zone, HttpServletRequest request)
            throws IOException {
        StringBuilder lines = new StringBuilder();
        BordereauCsv.write(bordereau(month, zone, request), lines);
        return ResponseEntity.ok().contentType(CSV).body(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Bordereau bordereau(String month, @Nullable String zone, HttpServletRequest request) {
        Payung payung = desk.of(request, Role.READER);
        return payung.bordereau(month(month), zone == null ? zoneOf(payung) : zone(zone));
    }

    /** That of all products, when they have one in common: nobody should have to think of it. */
    private static ZoneId zoneOf(Payung payung) {
        List<ZoneId> zones = payung.products().stream().map(pack -> pack.product().onSale().zone()).distinct().toList();
        if (zones.size() != 1) {
            throw wrong("/zone", "say in which zone the month begins, for example ?zone=Asia/Jakarta; the products on sale name "
                    + zones.stream().map(ZoneId::getId).collect(Collectors.joining(", ", "", zones.isEmpty() ? "none" : "")));
        }
        return zones.get(0);
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw wrong("/zone", "no zone of that name; one is Asia/Jakarta");
        }
    }

    private static YearMonth month(String month) {
        try {
            YearMonth parsed = YearMonth.parse(month);
            // Java reads years of nine digits, too, and then cannot count on from there.
            if (month.length() == "2026-11".length()) {
                return parsed;
            }
        } catch (DateTimeException e) {
            // Neither fault says more than the other.
        }
        throw wrong("/month", "a month is written 2026-11");
    }

    private static InvalidInputException wrong(String pointer, String message) {
        return new InvalidInputException(List.of(new InputError(pointer, "FIELD_FORMAT", message)));
    }

    private static ObjectNode balances(Map<String, Balance> balances) {
        ObjectNode nodes = Replies.NODES.objectNode();
        balances.forEach((currency, balance) -> nodes.set(currency, balance(balance)));
        return nodes;
    }

    private static ObjectNode balance(Balance balance) {
        return Replies.NODES.objectNode()
                .put("written", balance.written().stripTrailingZeros().toPlainString())
                .put("received", balance.received().stripTrailingZeros().toPlainString())
                .put("refundsOwed", balance.refundsOwed().stripTrailingZeros().toPlainString())
                .put("refunded", balance.refunded().stripTrailingZeros().toPlainString())
                .put("reversed", balance.reversed().stripTrailingZeros().toPlainString())
                .put("claimsPaid", balance.claimsPaid().stripTrailingZeros().toPlainString());
    }
}
