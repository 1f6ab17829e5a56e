package io.payung.rules.cli.page;

import io.payung.claim.ClaimAssessment.MissingDocument;
import io.payung.claim.ClaimAssessment;
import io.payung.consent.Clause;
import io.payung.decision.Reason;
import io.payung.money.Money;
import io.payung.product.DocumentType;
import io.payung.product.ProductPack;
import io.payung.quote.BenefitLimit;
import io.payung.quote.ClaimGuideEntry.GuidedDocument;
import io.payung.quote.ClaimGuideEntry;
import io.payung.quote.Offer;
import io.payung.rules.cli.run.Json;
import io.payung.rules.cli.run.Words;
import io.payung.rules.scenario.story.Ending;
import java.text.NumberFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a customer reads at the end of a story, in one language: texts of the product, amounts as people write them. */
record CustomerView(ProductPack pack, String language, Words words) {

    private static final String ANSWERS = "answers.";

    ObjectNode of(Ending ending, String plan) {
        ObjectNode view = Json.object().put("outcome", ending.outcome()).put("language", language)
                .put("product", pack.product().names().getOrDefault(language, pack.product().id().value()))
                .put("plan", text("plan." + plan)).put("insurer", pack.product().insurer().name()).put("detail", ending.detail());
        ObjectNode labels = view.putObject("words");
        words.under("page.").forEach(labels::put);
        boolean ended = ending.claim() == null && ending.issued() == null && !ending.outcome().equals("offered");
        view.set("reasons", ended ? reasons(ending) : Json.array());
        view.set("questions", questions(ending.questions()));
        ArrayNode nearest = view.putArray("nearest");
        ending.nearest().forEach(proposal -> nearest.add(Json.object().put("plan", text("plan." + proposal.request().plan()))
                .put("coverStart", proposal.coverStart().toString()).put("premium", money(proposal.premium()))));
        if (ending.offer() != null) {
            view.set("offer", offer(ending.offer()));
        }
        if (ending.claim() != null) {
            view.set("claim", claim(ending.claim()));
        }
        return view;
    }

    /** Codes without a reason are those of invalid input, for which the product has no text of its own. */
    private ArrayNode reasons(Ending ending) {
        return ending.reasons().isEmpty() ? Json.texts(ending.codes()) : reasons(ending.reasons());
    }

    private ArrayNode reasons(List<Reason> reasons) {
        return Json.texts(reasons.stream().map(reason -> text(reason.code().value())).distinct().toList());
    }

    private ArrayNode questions(Collection<String> names) {
        return Json.texts(names.stream().map(name -> text("question." + name)).toList());
    }

    private ObjectNode offer(Offer offer) {
        ObjectNode node = Json.object().put("premium", money(offer.premium())).put("coverStart", offer.coverStart().toString())
                .put("coverEnd", offer.coverEnd().toString());
        ArrayNode limits = node.putArray("limits");
        for (BenefitLimit limit : offer.limits()) {
            ObjectNode one = Json.object().put("benefit", text("benefit." + limit.benefit())).put("amount", money(limit.amount()))
                    .put("covered", limit.amount().isPositive());
            one.set("reasons", reasons(limit.reasons()));
            limits.add(one);
        }
        ArrayNode clauses = node.putArray("clauses");
        for (Clause clause : offer.clauses().all()) {
            clauses.add(Json.object().put("id", clause.id()).put("mustAccept", clause.mustAccept()).put("text", clause.text()));
        }
        ArrayNode guide = node.putArray("guide");
        offer.claimGuide().forEach(entry -> guide.add(guide(entry)));
        return node;
    }

    private ObjectNode guide(ClaimGuideEntry entry) {
        ObjectNode node = Json.object().put("benefit", text("benefit." + entry.benefit())).put("event", text("consequence." + entry.consequence()));
        ArrayNode documents = node.putArray("documents");
        for (GuidedDocument document : entry.documents()) {
            ObjectNode one = document(document.document(), document.why().value());
            one.set("dependsOn", Json.texts(document.dependsOn().stream().map(this::fact).toList()));
            documents.add(one);
        }
        return node;
    }

    private ObjectNode claim(ClaimAssessment claim) {
        ObjectNode node = Json.object();
        ArrayNode missing = node.putArray("missing");
        for (MissingDocument document : claim.missing()) {
            missing.add(document(document.document(), document.why().value()));
        }
        node.set("referrals", reasons(claim.referrals()));
        ArrayNode payable = node.putArray("payable");
        claim.payable().forEach(each -> payable.add(Json.object().put("benefit", text("benefit." + each.benefit())).put("amount", money(each.atMost()))));
        return node.put("dueBy", claim.dueBy() == null ? null : claim.dueBy().toString());
    }

    private ObjectNode document(String id, String why) {
        DocumentType type = pack.product().documents().get(id);
        ObjectNode node = Json.object().put("name", text("document." + id)).put("why", text(why)).put("how", text("how." + id));
        List<String> papers = type.oneOf().size() > 1 ? type.oneOf().stream().map(paper -> text("document." + paper)).toList() : List.of();
        node.set("oneOf", Json.texts(papers));
        return node;
    }

    /** What a document depends on: the question that settles it, or what will be known of the event. */
    private String fact(String name) {
        return name.startsWith(ANSWERS) ? text("question." + name.substring(ANSWERS.length())) : words.textOr("page.fact." + name, name);
    }

    private String money(Money money) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.forLanguageTag(language));
        format.setMaximumFractionDigits(Math.max(0, money.amount().stripTrailingZeros().scale()));
        String symbol = money.currency().getCurrencyCode().equals("IDR") ? "Rp" : money.currency().getCurrencyCode();
        return symbol + "\u00a0" + format.format(money.amount());
    }

    private String text(String key) {
        return pack.texts().text(key, language);
    }
}
