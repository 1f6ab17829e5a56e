package io.payung.product;

import io.payung.money.Rounding;
import io.payung.party.Life;
import io.payung.product.terms.AfterSaleTerms;
import io.payung.product.terms.Contract;
import io.payung.product.terms.CoverTerms;
import io.payung.product.terms.RateTable;
import io.payung.product.terms.SaleTerms;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A product as its folder defines it. Maps keep the order of product.yaml.
 *
 * @param id            product id
 * @param version       the designer's version, from 1
 * @param status        draft, approved, on-sale or closed
 * @param names         display name by language
 * @param onSale        when it may be sold, in which zone the day changes
 * @param jurisdiction  ISO 3166 country code
 * @param regime        micro, government-programme or ordinary
 * @param line          line of business, for example {@code personal-accident}
 * @param languages     what the customer may read
 * @param currency      the only currency of the product
 * @param rounding      the one rounding of premiums
 * @param insurer       insurer of record
 * @param contacts      where claims and complaints go
 * @param ageOfMajority from this age at the start of cover an insured person consents alone
 * @param start         when cover may start
 * @param duration      how long it lasts
 * @param lives         the insured roles, {@code main} first
 * @param parameters    named thresholds
 * @param questions     what is asked, by name
 * @param amounts       formulas that a limit may use, by name
 * @param documents     claim documents by id
 * @param plans         plans by id
 * @param benefits      benefits by id
 * @param premium       how the price is made
 * @param clauses       clause ids in the order in which they are shown; {@code summary} is the product summary
 * @param claims        terms of claiming
 * @param basis         conventional or sharia
 * @param contract      between whom the policy is made
 * @param sale          who sells, who approved, and where nothing is sold
 * @param cover         what is covered beside the benefits: ages, object, waiting, exclusions, beneficiaries
 * @param afterSale     giving back, refunds and changes
 * @param tables        rate tables by file name
 */
public record Product(
        ProductId id,
        int version,
        ProductStatus status,
        Map<String, String> names,
        SaleWindow onSale,
        String jurisdiction,
        String regime,
        String line,
        Languages languages,
        Currency currency,
        Rounding rounding,
        Insurer insurer,
        Contacts contacts,
        int ageOfMajority,
        StartTerms start,
        CoverDuration duration,
        Map<String, LifeRole> lives,
        Map<String, Parameter> parameters,
        Map<String, Question> questions,
        Map<String, Formula> amounts,
        Map<String, DocumentType> documents,
        Map<String, Plan> plans,
        Map<String, Benefit> benefits,
        PremiumTerms premium,
        List<String> clauses,
        ClaimTerms claims,
        String basis,
        Contract contract,
        SaleTerms sale,
        CoverTerms cover,
        AfterSaleTerms afterSale,
        Map<String, RateTable> tables) {

    /** The clause id under which the product summary is shown and accepted. */
    public static final String SUMMARY_CLAUSE = "summary";

    public Product {
        names = ordered(names);
        lives = ordered(lives);
        parameters = ordered(parameters);
        questions = ordered(questions);
        amounts = ordered(amounts);
        documents = ordered(documents);
        plans = ordered(plans);
        benefits = ordered(benefits);
        clauses = List.copyOf(clauses);
        tables = ordered(tables);
    }

    /** A conventional product for individuals that says no more than what decides a quote. */
    public Product(
            ProductId id, int version, ProductStatus status, Map<String, String> names, SaleWindow onSale, String jurisdiction, String regime,
            String line, Languages languages, Currency currency, Rounding rounding, Insurer insurer, Contacts contacts, int ageOfMajority,
            StartTerms start, CoverDuration duration, Map<String, LifeRole> lives, Map<String, Parameter> parameters,
            Map<String, Question> questions, Map<String, Formula> amounts, Map<String, DocumentType> documents, Map<String, Plan> plans,
            Map<String, Benefit> benefits, PremiumTerms premium, List<String> clauses, ClaimTerms claims) {
        this(id, version, status, names, onSale, jurisdiction, regime, line, languages, currency, rounding, insurer, contacts, ageOfMajority,
                start, duration, lives, parameters, questions, amounts, documents, plans, benefits, premium, clauses, claims,
                "conventional", Contract.INDIVIDUAL, SaleTerms.NONE, CoverTerms.PLAIN, AfterSaleTerms.NONE, Map.of());
    }

    /**
     * Whether an insured life of the relation is the applicant: {@code self} is, and in a group the first role, because the member whom the
     * master policy insures is who applies.
     */
    public boolean isApplicant(String role, String relation) {
        return relation.equals(Life.SELF) || isMember(role) && lives.get(role).relations().contains(relation);
    }

    /** The relation of an applicant who is insured in the role. */
    public String relationOfApplicant(String role) {
        return isMember(role) ? lives.get(role).relations().get(0) : Life.SELF;
    }

    /** The display name in the language, else in the authoritative one, else the id, so that it is never blank. */
    public String name(String language) {
        return names.getOrDefault(language, names.getOrDefault(languages.authoritative(), id.value()));
    }

    private boolean isMember(String role) {
        LifeRole first = lives.values().iterator().next();
        return contract.form() == Contract.Form.GROUP && role.equals(first.id()) && !first.relations().contains(Life.SELF);
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    @Override
    public String toString() {
        return id + " v" + version;
    }
}
