package io.payung.quote;

import io.payung.consent.Clause;
import io.payung.consent.OfferedClauses;
import io.payung.product.ClauseText;
import io.payung.product.ProductPack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The clauses of a pack as they are offered in one language. */
record ClauseSelection(ProductPack pack, String language) {

    OfferedClauses offered(Set<String> required) {
        List<Clause> clauses = new ArrayList<>();
        for (String id : pack.product().clauses()) {
            ClauseText text = pack.clause(id, language);
            clauses.add(new Clause(id, language, text.sha256(), required.contains(id), text.text()));
        }
        return new OfferedClauses(clauses);
    }
}
