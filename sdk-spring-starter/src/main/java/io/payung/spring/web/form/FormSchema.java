package io.payung.spring.web.form;

import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.party.Sex;
import io.payung.product.LifeRole;
import io.payung.product.Plan;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schema (draft 2020-12) of what a quote for one plan must send, titled in one language. The page builds its form from it and the
 * server checks bodies against it, so there is one description of both.
 */
public final class FormSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int NAME_LENGTH = 120;
    private static final int SHORT_TEXT = 40;
    private static final int PHONE_LENGTH = 20;
    private static final int MOST_BENEFICIARIES = 10;
    private static final String PERCENT = "^(100(\\.0{1,6})?|[1-9]?[0-9](\\.[0-9]{1,6})?)$";

    private final ProductPack pack;
    private final Plan plan;
    private final String language;
    private final Wording wording;
    private final QuestionSchema questions;

    private FormSchema(ProductPack pack, Plan plan, String language, Wording wording) {
        this.pack = pack;
        this.plan = plan;
        this.language = language;
        this.wording = wording;
        this.questions = new QuestionSchema(pack, language, wording);
    }

    /** @param language one of the product's languages */
    public static ObjectNode of(ProductPack pack, Plan plan, String language, Wording wording) {
        return new FormSchema(pack, plan, language, wording).form();
    }

    private ObjectNode form() {
        ObjectNode form = NODES.objectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        String product = pack.product().name(language);
        form.setAll(object(product + ": " + text("plan." + plan.id()), List.of("product", "plan", "applicant")));
        ObjectNode fields = form.putObject("properties");
        fields.putObject("product").put("const", pack.product().id().value()).put("title", text("form.product"));
        fields.putObject("plan").put("const", plan.id()).put("title", text("form.plan"));
        fields.set("coverStart", date("form.coverStart"));
        fields.set("channel", string("form.channel", 1, SHORT_TEXT));
        ArrayNode languages = fields.putObject("language").put("title", text("form.language")).putArray("enum");
        pack.product().languages().all().forEach(languages::add);
        if (!pack.product().premium().isSingleOnly()) {
            fields.set("mode", mode());
        }
        fields.set("applicant", applicant());
        fields.set("lives", lives());
        List<Question> asked = QuestionSchema.asked(pack, Question.Moment.QUOTE);
        fields.set("answers", questions.answers(about(asked, Question.Scope.QUOTE, Question.Scope.LIFE), text("form.answers")));
        List<Question> object = about(asked, Question.Scope.OBJECT);
        if (!object.isEmpty()) {
            fields.set("object", questions.answers(object, text("form.object")));
        }
        fields.set("beneficiaries", beneficiaries());
        fields.set("guardian", guardian());
        return form;
    }

    /** How the premium is paid; who does not say pays by the first. */
    private ObjectNode mode() {
        ObjectNode mode = NODES.objectNode().put("title", text("form.mode"));
        ArrayNode modes = mode.putArray("oneOf");
        pack.product().premium().modes().forEach(each -> modes.add(QuestionSchema.option(each.id(), text("mode." + each.id()))));
        return mode;
    }

    private static List<Question> about(List<Question> questions, Question.Scope... scopes) {
        return questions.stream().filter(question -> List.of(scopes).contains(question.per())).toList();
    }

    private ObjectNode applicant() {
        ObjectNode applicant = object(text("form.applicant"), List.of("fullName", "identity", "birthDate", "sex"));
        ObjectNode fields = applicant.putObject("properties");
        person(fields);
        fields.set("phone", string("form.phone", 1, PHONE_LENGTH));
        return applicant;
    }

    private void person(ObjectNode fields) {
        fields.set("fullName", string("form.fullName", 1, NAME_LENGTH));
        fields.set("identity", identity());
        fields.set("birthDate", date("form.birthDate"));
        ArrayNode sexes = fields.putObject("sex").put("title", text("form.sex")).putArray("oneOf");
        for (Sex sex : Sex.values()) {
            sexes.add(QuestionSchema.option(sex.key(), text("sex." + sex.key())));
        }
    }

    private ObjectNode identity() {
        ObjectNode identity = object(text("form.identity"), List.of("scheme", "number"));
        ObjectNode fields = identity.putObject("properties");
        ArrayNode schemes = fields.putObject("scheme").put("title", text("form.scheme")).putArray("oneOf");
        for (String scheme : List.of(IdentityDocument.NIK, IdentityDocument.PASSPORT)) {
            schemes.add(QuestionSchema.option(scheme, text("scheme." + scheme)));
        }
        fields.set("number", string("form.number", 1, SHORT_TEXT));
        return identity;
    }

    /** A life with relation {@code self} is the applicant, so only another person has to be described. */
    private ObjectNode lives() {
        ObjectNode life = object(text("form.life"), List.of("role", "relation"));
        ObjectNode fields = life.putObject("properties");
        List<LifeRole> roles = plan.lives().stream().map(pack.product().lives()::get).toList();
        Map<String, ObjectNode> relations = new LinkedHashMap<>();
        roles.forEach(role -> relations(role).forEach(option -> relations.putIfAbsent(option.get("const").asString(), option)));
        fields.set("role", options("role", roles.stream().map(LifeRole::id).toList()));
        ArrayNode oneOf = fields.putObject("relation").put("title", text("form.relation")).putArray("oneOf");
        relations.values().forEach(oneOf::add);
        person(fields);
        List<Question> perLife = about(QuestionSchema.asked(pack, Question.Moment.QUOTE), Question.Scope.LIFE);
        fields.set("answers", questions.answers(perLife, text("form.answers")));
        life.putObject("if").putObject("properties").putObject("relation").put("const", Life.SELF);
        life.putObject("else").set("required", strings(List.of("fullName", "identity", "birthDate", "sex")));
        int most = roles.stream().mapToInt(LifeRole::max).sum();
        ObjectNode lives = list("form.lives", life, most);
        lives.set("x-payung-roles", roles(roles));
        return lives;
    }

    /** The member of a group is the applicant, whatever the product calls them. */
    private List<ObjectNode> relations(LifeRole role) {
        if (pack.product().isApplicant(role.id(), role.relations().get(0)) && !role.relations().contains(Life.SELF)) {
            return List.of(QuestionSchema.option(Life.SELF, text("relation." + role.relations().get(0))));
        }
        return role.relations().stream().map(relation -> QuestionSchema.option(relation, text("relation." + relation))).toList();
    }

    /** Who may be insured in which role, how often: more than a schema of the items can say. */
    private ArrayNode roles(List<LifeRole> roles) {
        ArrayNode described = NODES.arrayNode();
        for (LifeRole role : roles) {
            ObjectNode one = described.addObject().put("id", role.id()).put("title", text("role." + role.id()));
            ArrayNode relations = one.putArray("relations");
            relations(role).forEach(relations::add);
            one.put("min", role.min()).put("max", role.max());
        }
        return described;
    }

    private ObjectNode beneficiaries() {
        ObjectNode beneficiary = object(text("form.beneficiary"), List.of("fullName", "relation", "share"));
        ObjectNode fields = beneficiary.putObject("properties");
        fields.set("fullName", string("form.fullName", 1, NAME_LENGTH));
        fields.set("relation", string("form.relation", 1, SHORT_TEXT));
        fields.putObject("share").put("type", "string").put("title", text("form.share")).put("pattern", PERCENT);
        fields.set("birthDate", date("form.birthDate"));
        return list("form.beneficiaries", beneficiary, MOST_BENEFICIARIES);
    }

    private ObjectNode guardian() {
        ObjectNode guardian = object(text("form.guardian"), List.of("fullName", "identity", "relation"));
        ObjectNode fields = guardian.putObject("properties");
        fields.set("fullName", string("form.fullName", 1, NAME_LENGTH));
        fields.set("identity", identity());
        fields.set("relation", string("form.relation", 1, SHORT_TEXT));
        return guardian;
    }

    private ObjectNode options(String kind, Collection<String> values) {
        ObjectNode schema = NODES.objectNode().put("title", text("form." + kind));
        ArrayNode oneOf = schema.putArray("oneOf");
        values.forEach(value -> oneOf.add(QuestionSchema.option(value, text(kind + "." + value))));
        return schema;
    }

    private ObjectNode list(String title, ObjectNode item, int most) {
        ObjectNode schema = NODES.objectNode().put("type", "array").put("title", text(title)).put("maxItems", most);
        schema.set("items", item);
        return schema;
    }

    private ObjectNode string(String title, int least, int most) {
        return NODES.objectNode().put("type", "string").put("title", text(title)).put("minLength", least).put("maxLength", most);
    }

    private ObjectNode date(String title) {
        return NODES.objectNode().put("type", "string").put("format", "date").put("title", text(title));
    }

    private static ObjectNode object(String title, List<String> required) {
        ObjectNode schema = NODES.objectNode().put("type", "object").put("title", title).put("additionalProperties", false);
        schema.set("required", strings(required));
        return schema;
    }

    private static ArrayNode strings(List<String> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private String text(String key) {
        return wording.text(pack, key, language);
    }
}
