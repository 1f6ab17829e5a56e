package io.payung.certificate;

import io.payung.certificate.Blocks.Cell;
import io.payung.certificate.Blocks.Heading;
import io.payung.certificate.Blocks.Paragraph;
import io.payung.certificate.Blocks.Row;
import io.payung.certificate.Blocks.Text;
import io.payung.party.Beneficiary;
import io.payung.party.Guardian;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.product.terms.BeneficiaryTerms;
import io.payung.product.terms.InsuredObject;
import io.payung.quote.QuoteRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Who is insured, who agreed for them, and who receives the money. Nobody is left out for want of room. */
final class PeopleSection {

    private static final double NAME = 0.46;
    private static final double ROLE = 0.26;
    private static final double NUMBER = 0.28;

    private final Told told;
    private final QuoteRequest request;

    PeopleSection(Told told) {
        this.told = told;
        this.request = told.subject().details().request();
    }

    List<Block> insured() {
        List<Block> blocks = new ArrayList<>(List.of(new Heading(told.say("lives"))));
        for (int i = 0; i < request.lives().size(); i++) {
            Life life = request.lives().get(i);
            blocks.add(Row.of(
                    Cell.of(NAME, Text.bold(told.person(life.fullName(), "lives/" + i))),
                    Cell.of(ROLE, Text.of(role(life))),
                    Cell.right(NUMBER, Text.small(identity(life.identity())))));
        }
        Guardian guardian = request.guardian();
        if (guardian != null) {
            String name = told.person(guardian.fullName(), "guardian");
            blocks.add(Paragraph.of(told.say("guardian", name, told.named(guardian.relation(), "relation"))));
        }
        InsuredObject object = told.product().cover().object();
        Object key = object == null ? null : request.commonAnswers().get(object.key());
        if (object != null && key != null) {
            String value = told.note(String.valueOf(key), "object");
            blocks.add(Paragraph.of(told.say("object", told.named(object.key(), "question"), value)));
        }
        return blocks;
    }

    List<Block> beneficiaries() {
        if (request.beneficiaries().isEmpty() && nothingIsTheirs()) {
            return List.of();
        }
        BeneficiaryTerms terms = told.product().cover().beneficiaries();
        List<Block> blocks = new ArrayList<>(List.of(new Heading(told.say("beneficiaries"))));
        if (request.beneficiaries().isEmpty()) {
            blocks.add(Paragraph.of(told.say("legalHeirs", told.named(terms.unnamed(), "unnamed"))));
        }
        for (int i = 0; i < request.beneficiaries().size(); i++) {
            Beneficiary each = request.beneficiaries().get(i);
            blocks.add(Row.of(
                    Cell.of(NAME, Text.bold(told.person(each.fullName(), "beneficiaries/" + i))),
                    Cell.of(ROLE, Text.of(told.named(each.relation(), "relation"))),
                    Cell.right(NUMBER, Text.bold(told.words().percent(each.share())))));
        }
        blocks.add(Paragraph.small(
                told.say("minorReceiver", told.product().ageOfMajority(), told.named(terms.minorReceiver(), "receiver"))));
        return blocks;
    }

    /** Whether everything is paid to somebody else, as an animal is to who keeps it. */
    private boolean nothingIsTheirs() {
        return told.subject().policy().limits().stream()
                .map(limit -> told.product().benefits().get(limit.benefit()))
                .filter(Objects::nonNull)
                .map(benefit -> benefit.terms().payTo())
                .noneMatch(payTo -> payTo.isEmpty() || payTo.stream().anyMatch(each -> each.payee().equals("beneficiaries")));
    }

    /** The part that a person has in the product, in the product's words. */
    private String role(Life life) {
        return told.hasText("role." + life.role()) ? told.named(life.role(), "role") : told.named(life.relation(), "relation");
    }

    String identity(IdentityDocument identity) {
        return told.words().text("identity." + identity.scheme(), Masked.of(identity));
    }
}
