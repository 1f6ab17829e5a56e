package io.payung.rules.authoring.table;

import static io.payung.rules.authoring.table.TableSheet.Column.action;
import static io.payung.rules.authoring.table.TableSheet.Column.condition;
import static io.payung.rules.authoring.table.TableSheet.Column.name;

import io.payung.rules.ProductFolder;
import io.payung.rules.authoring.table.TableSheet.Column;
import io.payung.rules.authoring.table.TableSheet.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Personal accident once more, as a designer would write it in tables. Its snippets are such that stock Drools expands them too. */
public final class PersonalAccidentTables {

    private static final Column RULE = name("Rule");
    private static final Column DECLINE = action("decision.decline(\"$param\");", "Reason");

    private PersonalAccidentTables() {}

    /** Rule set → its sheet. */
    public static Map<String, TableSheet> all() {
        return Map.of("eligibility", eligibility(), "coverage", coverage(), "consent", consent(), "claim-documents", claimDocuments());
    }

    /** The sample product with its rules as tables in CSV. */
    public static ProductFolder csv() {
        ProductFolder folder = ProductFolder.sample();
        all().forEach((set, sheet) -> folder.without(set + ".drl").with(set + ".drl.csv", sheet.csv()));
        return folder;
    }

    private static TableSheet eligibility() {
        return new TableSheet("Who may buy", List.of(
                table("by age and policies", "EligibilityFacts", List.of(RULE,
                        condition("life.ageAtStart < parameters.$param", "Younger than"),
                        condition("life.ageAtStart > parameters.$param", "Older than"),
                        condition("held.count >= parameters.$param", "Policies held, at least"),
                        condition("held.overlaps == $param", "Covered already", "TRUE", "FALSE"), DECLINE),
                        "ELG-001 younger than the minimum entry age|minimumEntryAge||||AGE_BELOW_MINIMUM",
                        "ELG-002 older than the maximum entry age||maximumEntryAge|||AGE_ABOVE_MAXIMUM",
                        "ELG-003 holds as many policies as one person may|||maximumPoliciesPerPerson||TOO_MANY_POLICIES",
                        "ELG-004 is covered in the same period already||||true|COVER_OVERLAPS"),
                table("by money and work", "EligibilityFacts", List.of(RULE,
                        condition("plan == \"$param\"", "Plan", "basic", "plus"),
                        condition("held.sumInsured > $param", "Sum insured held, above"),
                        condition("answers.occupation == \"$param\"", "Occupation", "office", "mining", "student", "home"),
                        condition("answers.monthlyIncome < parameters.$param", "Income below"),
                        condition("life.ageAtStart <= parameters.$param", "Not older than"),
                        condition("answers.occupation not in (\"$1\", \"$2\")", "Occupation neither"), DECLINE),
                        "ELG-005 basic would exceed the sum insured per person|basic|amounts.roomBesideBasic|||||SUM_INSURED_ABOVE_MAXIMUM",
                        "ELG-006 plus would exceed the sum insured per person|plus|amounts.roomBesidePlus|||||SUM_INSURED_ABOVE_MAXIMUM",
                        "ELG-007 works in a mine|||mining||||OCCUPATION_NOT_INSURED",
                        "ELG-008 earns less than the minimum income||||minimumIncome||student, home|INCOME_BELOW_MINIMUM",
                        "ELG-009 works as a child|||||childAge|student, home|CHILD_AT_WORK")));
    }

    private static TableSheet coverage() {
        return new TableSheet("How much is covered", List.of(table("limits", "CoverageFacts", List.of(RULE,
                condition("life.ageAtStart <= parameters.$param", "Not older than"),
                condition("life.ageAtStart >= parameters.$param", "Not younger than"),
                condition("answers.motorcycle == $param", "Rides a motorcycle", "TRUE", "FALSE"),
                condition("plan == \"$param\"", "Plan", "basic", "plus"),
                condition("answers.hazardousSport == $param", "Hazardous sport", "TRUE", "FALSE"),
                condition("answers.monthlyIncome <= parameters.$param", "Income up to"),
                condition("answers.occupation not in (\"$1\", \"$2\")", "Occupation neither"),
                action("decision.$param(", "What", "limit", "exclude"), action("\"$param\",", "Benefit", "death", "medical"),
                action("$param,", "Amount"), action("\"$param\");", "Reason")),
                "COV-001 death cover of a child is limited|childAge|||||||limit|death|parameters.childDeathLimit|LIMIT_FOR_CHILD",
                "COV-002 death cover of a senior is limited||seniorAge||||||limit|death|parameters.seniorDeathLimit|LIMIT_FOR_SENIOR",
                "COV-003 death cover of a motorcycle rider is limited|||true|||||limit|death|parameters.riderDeathLimit|LIMIT_FOR_RIDER",
                "COV-004 hazardous sport excludes medical cover||||plus|true|||exclude|medical||SPORT_EXCLUDES_MEDICAL",
                "COV-005 death cover follows a low income||||||lowIncome|student, home|limit|death|amounts.fiveIncomes|LIMIT_BY_INCOME")));
    }

    private static TableSheet consent() {
        return new TableSheet("What has to be accepted", List.of(table("consent", "ConsentFacts", List.of(RULE,
                condition("lives.count >= $param", "Lives, at least"),
                condition("minorInsured == $param", "A minor is insured", "TRUE", "FALSE"),
                condition("by != \"$param\"", "Consent not by"),
                action("decision.require(\"$1\", \"$2\");", "Clause and reason"), action("decision.decline(\"$param\");", "Declined because")),
                "CON-001 the summary is read|1|||summary, SUMMARY_MUST_BE_READ|",
                "CON-002 the cover is accepted|1|||cover, COVER_MUST_BE_ACCEPTED|",
                "CON-003 the exclusions are accepted|1|||exclusions, EXCLUSIONS_MUST_BE_ACCEPTED|",
                "CON-004 data processing is agreed to|1|||data-processing, DATA_PROCESSING_NEEDS_CONSENT|",
                "CON-005 guardian accepts for a minor||true||guardian, MINOR_NEEDS_GUARDIAN|",
                "CON-006 nobody but the guardian consents for a minor||true|guardian||CONSENT_NOT_BY_GUARDIAN")));
    }

    private static TableSheet claimDocuments() {
        return new TableSheet("What proves a claim", List.of(table("documents", "ClaimFacts", List.of(RULE,
                condition("lives.count >= $param", "Lives, at least"),
                condition("benefit == \"$param\"", "Benefit", "death", "disability", "medical"),
                condition("event.consequence == \"$param\"", "Consequence"),
                condition("answers.trafficAccident == $param", "Traffic accident", "TRUE", "FALSE"),
                condition("event.place == \"$param\"", "Place", "home", "abroad"),
                action("decision.$param(", "What", "require", "waive"), action("\"$param\",", "Document"), action("\"$param\");", "Reason")),
                "CLM-001 the claim form is handed in|1|||||require|claim-form|CLAIM_FORM_NEEDED",
                "CLM-002 the insured person is identified|1|||||require|identity-card|IDENTITY_CARD_NEEDED",
                "CLM-003 the family is known|1|||||require|family-card|FAMILY_CARD_NEEDED",
                "CLM-004 a small medical claim needs no family card||medical||||waive|family-card|SMALL_CLAIM_NEEDS_NO_FAMILY_CARD",
                "CLM-005 death is proved|||death|||require|death-proof|DEATH_PROOF_NEEDED",
                "CLM-006 permanent disability is certified|||total-permanent-disability|||require|disability-certificate"
                        + "|DISABILITY_CERTIFICATE_NEEDED",
                "CLM-007 an injury is confirmed by a doctor|||injury|||require|doctor-letter|DOCTOR_LETTER_NEEDED",
                "CLM-008 the cost of treatment is shown||medical||||require|receipts|RECEIPTS_NEEDED",
                "CLM-009 the police confirm a traffic accident||||true||require|police-letter|POLICE_LETTER_NEEDED",
                "CLM-010 the embassy confirms an event abroad|||||abroad|require|embassy-letter|EMBASSY_LETTER_NEEDED"),
                table("what the insurer looks at", "ClaimFacts", List.of(RULE,
                        condition("reportedAfterDays > parameters.$param", "Reported later than (days)"),
                        condition("policy.ageDays < parameters.$param", "Policy younger than (days)"),
                        action("decision.refer(\"$param\");", "Reason")),
                        "CLM-011 a late report is looked at by the insurer|lateReportDays||REPORTED_LATE",
                        "CLM-012 a claim on a young policy is looked at by the insurer||youngPolicyDays|POLICY_YOUNG")));
    }

    private static Table table(String name, String facts, List<Column> columns, String... rows) {
        List<List<String>> values = new ArrayList<>();
        for (String row : rows) {
            values.add(Arrays.asList(row.split("\\|", -1)));
        }
        return new Table(name, facts, columns, values);
    }
}
