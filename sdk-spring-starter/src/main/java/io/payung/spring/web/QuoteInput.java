package io.payung.spring.web;

import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.party.Applicant;
import io.payung.party.Beneficiary;
import io.payung.party.Guardian;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.party.Sex;
import io.payung.product.Plan;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.ValueType;
import io.payung.quote.QuoteRequest;
import io.payung.spring.web.json.BodySchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks the body of a quote against the form that was published for it, and makes it a request. */
final class QuoteInput {

    /** The engine asks for what is missing, so an unanswered question is no fault of the input. */
    private static final Pattern ANSWER = Pattern.compile("((/lives/[0-9]+)?/answers|/object)/[^/]+");

    private static final Pattern PERSON_OF_LIFE = Pattern.compile("/lives/([0-9]{1,4})/(fullName|identity|birthDate|sex)(/.*)?");
    private static final String DEFAULT_CHANNEL = "api";

    private final Forms forms;

    QuoteInput(Forms forms) {
        this.forms = forms;
    }

    /** The pack the body names, or a fault. */
    ProductPack pack(JsonNode body) {
        JsonNode product = body.path("product");
        if (product.isString()) {
            return forms.pack(product.asString());
        }
        String code = product.isMissingNode() ? "FIELD_MISSING" : product.isNull() ? "FIELD_NULL" : "FIELD_TYPE";
        throw new InvalidInputException(List.of(new InputError("/product", code, "name a product that is on sale")));
    }

    /** @param language in which the offer is told */
    QuoteRequest read(JsonNode body, ProductPack pack, String language) {
        decimalsAsText(body.path("answers"), pack);
        decimalsAsText(body.path("object"), pack);
        body.path("lives").forEach(life -> decimalsAsText(life.path("answers"), pack));
        check(body, pack);
        Fields fields = Fields.of(body);
        Applicant applicant = applicant(fields.child("applicant"));
        QuoteRequest request = new QuoteRequest(
                fields.text("product"),
                fields.text("plan"),
                fields.dateOrNull("coverStart"),
                fields.has("channel") ? fields.text("channel") : DEFAULT_CHANNEL,
                language,
                applicant,
                fields.each("lives", (life, i) -> life(life, applicant)),
                fields.values("answers"),
                fields.each("beneficiaries", (beneficiary, i) -> beneficiary(beneficiary)),
                fields.has("guardian") ? guardian(fields.child("guardian")) : null,
                fields.values("object"),
                fields.textOrNull("mode"));
        fields.finish();
        return request;
    }

    /** The errors at the places where the caller wrote: what a life with relation {@code self} left out stands with the applicant. */
    static InvalidInputException asSent(InvalidInputException invalid, JsonNode body) {
        return new InvalidInputException(invalid.errors().stream()
                .map(error -> new InputError(asSent(error.pointer(), body), error.code(), error.message()))
                .distinct()
                .toList());
    }

    private static String asSent(String pointer, JsonNode body) {
        Matcher person = PERSON_OF_LIFE.matcher(pointer);
        boolean repeated = person.matches() && body.path("lives").path(Integer.parseInt(person.group(1))).has(person.group(2));
        return person.matches() && !repeated ? "/applicant/" + person.group(2) + Objects.toString(person.group(3), "") : pointer;
    }

    private void check(JsonNode body, ProductPack pack) {
        Map<String, Plan> plans = pack.product().plans();
        Plan named = plans.get(body.path("plan").asString(""));
        Plan plan = named != null ? named : plans.values().iterator().next();
        BodySchema form = forms.form(pack, plan, pack.product().languages().authoritative());
        List<InputError> errors = form.errors(body).stream()
                .filter(error -> !(error.code().equals("FIELD_MISSING") && ANSWER.matcher(error.pointer()).matches()))
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    /** A decimal may come as a plain JSON number, too; its exact text is what the form describes. */
    private static void decimalsAsText(JsonNode answers, ProductPack pack) {
        if (answers instanceof ObjectNode object) {
            for (Question question : pack.product().questions().values()) {
                JsonNode value = object.path(question.name());
                if (question.type().kind() == ValueType.Kind.NUMBER && value.isNumber()) {
                    object.put(question.name(), value.decimalValue().toPlainString());
                }
            }
        }
    }

    private static Applicant applicant(Fields fields) {
        return new Applicant(
                fields.text("fullName"), identity(fields), fields.date("birthDate"), sex(fields), fields.textOrNull("phone"));
    }

    private static Life life(Fields fields, Applicant applicant) {
        String relation = fields.text("relation");
        boolean self = relation.equals(Life.SELF);
        Life life = new Life(
                fields.text("role"),
                relation,
                self && !fields.has("fullName") ? applicant.fullName() : fields.text("fullName"),
                self && !fields.has("identity") ? applicant.identity() : identity(fields),
                self && !fields.has("birthDate") ? applicant.birthDate() : fields.date("birthDate"),
                self && !fields.has("sex") ? applicant.sex() : sex(fields),
                fields.values("answers"));
        if (self) {
            sameAs(applicant, life, fields);
        }
        return life;
    }

    private static void sameAs(Applicant applicant, Life self, Fields fields) {
        same("fullName", applicant.fullName(), self.fullName(), fields);
        same("birthDate", applicant.birthDate(), self.birthDate(), fields);
        same("sex", applicant.sex(), self.sex(), fields);
    }

    private static void same(String name, Object applicant, Object self, Fields fields) {
        if (!applicant.equals(self)) {
            fields.error(name, "SELF_CONTRADICTS_APPLICANT", "\"self\" is the applicant; leave it out or repeat it exactly");
        }
    }

    static Beneficiary beneficiary(Fields fields) {
        return new Beneficiary(
                fields.text("fullName"), fields.text("relation"), new BigDecimal(fields.text("share").strip()), fields.dateOrNull("birthDate"));
    }

    private static Guardian guardian(Fields fields) {
        return new Guardian(fields.text("fullName"), identity(fields), fields.text("relation"));
    }

    private static IdentityDocument identity(Fields person) {
        Fields identity = person.child("identity");
        return IdentityDocument.of(identity.text("scheme"), identity.text("number"));
    }

    private static Sex sex(Fields fields) {
        return fields.text("sex").equals(Sex.FEMALE.key()) ? Sex.FEMALE : Sex.MALE;
    }
}
