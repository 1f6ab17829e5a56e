package io.payung.policy;

import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.product.Product;
import io.payung.product.terms.InsuredObject;
import io.payung.quote.QuoteRequest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What product.yaml's {@code uniqueness} says may not be covered twice on a day: the values of its keys together. {@code [life.main.identity, object.key]}
 * lets a borrower have two loans, and a loan two borrowers, but covers nobody twice for one loan.
 */
final class UniqueKeys {

    private static final String OBJECT = "object.key";
    private static final String APPLICANT = "applicant.identity";

    private final Product product;
    private final QuoteRequest request;
    private final Map<IdentityDocument, PersonId> persons;

    /** @param persons the locked ids of all lives and of the applicant */
    UniqueKeys(Product product, QuoteRequest request, Map<IdentityDocument, PersonId> persons) {
        this.product = product;
        this.request = request;
        this.persons = persons;
    }

    /** One text for each combination of values; of several lives in a role each counts. Nothing when no key has a value. */
    List<String> values() {
        List<String> combined = List.of("");
        boolean known = false;
        for (String key : product.cover().uniqueness()) {
            Set<String> values = values(key);
            known |= !values.isEmpty();
            List<String> longer = new ArrayList<>();
            for (String start : combined) {
                // A key without a value is a value of its own, so that leaving it out opens no way around.
                (values.isEmpty() ? Set.of("") : values).forEach(value -> longer.add(start + "|" + key + "=" + value));
            }
            combined = longer;
        }
        return known ? combined : List.of();
    }

    private Set<String> values(String key) {
        Set<String> values = new TreeSet<>();
        if (key.equals(APPLICANT)) {
            values.add(persons.get(request.applicant().identity()).toString());
        } else if (key.equals(OBJECT)) {
            object(values);
        } else {
            String role = key.replaceFirst("^life\\.(.*)\\.identity$", "$1");
            request.lives().stream().filter(life -> life.role().equals(role)).map(Life::identity).forEach(each -> values.add(persons.get(each).toString()));
        }
        return values;
    }

    private void object(Set<String> values) {
        InsuredObject object = product.cover().object();
        Object answer = object == null ? null : request.commonAnswers().get(object.key());
        if (answer != null) {
            values.add(spelt(answer.toString()));
        }
    }

    /** The same for every way to write it: wide letters, small ones, spaces, and signs that nobody sees. */
    private static String spelt(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Cf}]", "").toUpperCase(Locale.ROOT);
    }
}
