package io.payung.spring.web;

import io.payung.Payung;
import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.product.Plan;
import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.spring.web.form.FormSchema;
import io.payung.spring.web.form.Wording;
import io.payung.spring.web.json.BodySchema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The products on sale, to whichever partner, and their forms, each compiled once. Safe for several threads. */
final class Forms {

    private record Key(String digest, String plan, String language) {}

    private final Payung payung;
    private final Wording wording;
    private final Map<Key, BodySchema> compiled = new ConcurrentHashMap<>();

    Forms(Payung payung, Wording wording) {
        this.payung = payung;
        this.wording = wording;
    }

    /** The version on sale, or {@code PRODUCT_UNKNOWN}; a name that no product can have is as unknown as any. */
    ProductPack pack(String product) {
        try {
            return payung.product(ProductId.of(product)).orElseThrow(Forms::unknown);
        } catch (PayungException e) {
            throw e.code().equals("PRODUCT_ID_SHAPE") ? unknown() : e;
        }
    }

    /** The plan, or {@code PLAN_UNKNOWN}. */
    Plan plan(ProductPack pack, String id) {
        if (id.isEmpty()) {
            throw new InvalidInputException(List.of(new InputError("/plan", "FIELD_MISSING", "name a plan of the product")));
        }
        Plan plan = pack.product().plans().get(id);
        if (plan == null) {
            throw new PayungException("PLAN_UNKNOWN", "\"" + pack.ref().product() + "\" has no such plan");
        }
        return plan;
    }

    /** What a quote for the plan must send, titled in one of the product's languages. */
    BodySchema form(ProductPack pack, Plan plan, String language) {
        Key key = new Key(pack.ref().digest(), plan.id(), language);
        return compiled.computeIfAbsent(key, wanted -> BodySchema.of(FormSchema.of(pack, plan, language, wording)));
    }

    private static PayungException unknown() {
        return new PayungException("PRODUCT_UNKNOWN", "no product of this name is on sale");
    }
}
