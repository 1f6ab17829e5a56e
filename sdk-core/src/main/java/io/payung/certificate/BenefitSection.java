package io.payung.certificate;

import io.payung.certificate.Blocks.Cell;
import io.payung.certificate.Blocks.Heading;
import io.payung.certificate.Blocks.Row;
import io.payung.certificate.Blocks.Text;
import io.payung.money.Money;
import io.payung.product.Benefit;
import io.payung.product.terms.BenefitBound;
import io.payung.product.terms.BenefitTerms;
import io.payung.product.terms.Deductible;
import io.payung.product.terms.PayTo;
import io.payung.quote.BenefitLimit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is paid, at most how much, and how the amount is meant. */
final class BenefitSection {

    private static final double WHAT = 0.68;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Told told;

    BenefitSection(Told told) {
        this.told = told;
    }

    List<Block> paid() {
        List<BenefitLimit> limits = told.subject().policy().limits();
        List<Block> blocks = new ArrayList<>(List.of(new Heading(told.say("benefits"))));
        for (BenefitLimit limit : told.first(limits)) {
            boolean paid = limit.amount().isPositive();
            String amount = paid ? told.words().money(limit.amount()) : told.say("nothingPaid");
            List<Text> what = new ArrayList<>(List.of(Text.bold(told.named(limit.benefit(), "benefit"))));
            if (paid) {
                what.add(Text.small(meaning(limit)));
            }
            limit.reasons().stream()
                    .map(reason -> told.reason(reason.code().value()))
                    .flatMap(java.util.Optional::stream)
                    .distinct()
                    .forEach(why -> what.add(Text.small(told.say("because", why))));
            blocks.add(Row.of(new Cell(WHAT, false, what), Cell.right(1 - WHAT, Text.bold(amount))));
        }
        blocks.addAll(told.rest(limits, "limits"));
        return blocks;
    }

    private String meaning(BenefitLimit limit) {
        Benefit benefit = told.product().benefits().get(limit.benefit());
        if (benefit == null) {
            return "";
        }
        BenefitTerms terms = benefit.terms();
        List<@Nullable String> parts = new ArrayList<>();
        boolean part = terms.deductible() != null || terms.share().compareTo(BigDecimal.ONE) < 0;
        String basis = benefit.basis() == Benefit.Basis.FIXED && part ? "basis.fixed.part" : "basis." + benefit.basis().key();
        parts.add(told.say(basis, terms.index() == null ? "" : terms.index().of()));
        if (told.subject().details().request().lives().size() > 1) {
            parts.add(told.say(terms.sharedByLives() ? "together" : "each"));
        }
        parts.add(bound("perEvent", terms.perEvent()));
        parts.add(bound("perYear", terms.perYear()));
        parts.add(deductible(terms.deductible(), benefit.basis()));
        parts.add(terms.share().compareTo(BigDecimal.ONE) < 0 ? told.say("share", of(benefit.basis(), terms.share())) : null);
        parts.add(terms.perLife().equals("first-event-ends-cover") ? told.say("firstEnds") : null);
        parts.add(terms.payTo().isEmpty() ? null : told.say("payTo", String.join(", ", terms.payTo().stream().map(this::payee).toList())));
        return told.note(String.join(" ", parts.stream().filter(Objects::nonNull).toList()), "benefits/" + benefit.id());
    }

    private @Nullable String bound(String key, @Nullable BenefitBound bound) {
        if (bound == null) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        if (bound.amount() != null) {
            parts.add(told.say("boundAmount", money(bound.amount())));
        }
        if (bound.days() != null) {
            parts.add(told.say("boundDays", bound.days()));
        }
        if (bound.events() != null) {
            parts.add(told.say("boundEvents", bound.events()));
        }
        return told.say(key, String.join(", ", parts));
    }

    private @Nullable String deductible(@Nullable Deductible deductible, Benefit.Basis basis) {
        if (deductible == null) {
            return null;
        }
        String first = deductible.amount() != null
                ? money(deductible.amount())
                : of(basis, Objects.requireNonNull(deductible.share()));
        return told.say("deductible", first);
    }

    /** A part of the loss, which for a fixed sum is the sum itself. */
    private String of(Benefit.Basis basis, BigDecimal share) {
        return told.say(basis == Benefit.Basis.FIXED ? "ofSum" : "ofLoss", percent(share));
    }

    private String payee(PayTo payTo) {
        String payee = told.named(payTo.payee(), "payTo");
        return payTo.rest() ? told.say("payTo.rest", payee) : payee;
    }

    private String money(BigDecimal amount) {
        return told.words().money(new Money(amount, told.product().currency()));
    }

    private String percent(BigDecimal fraction) {
        return told.words().percent(fraction.multiply(HUNDRED));
    }
}
