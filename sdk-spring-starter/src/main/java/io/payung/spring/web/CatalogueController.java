package io.payung.spring.web;

import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.product.ClauseText;
import io.payung.product.Plan;
import io.payung.product.ProductPack;
import io.payung.spring.web.form.Wording;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is on sale, what a quote must send, and the exact texts that are accepted. */
@RestController
class CatalogueController implements PayungEndpoint {

    private final PartnerDesk desk;
    private final Forms forms;
    private final Wording wording;

    CatalogueController(PartnerDesk desk, Forms forms, Wording wording) {
        this.desk = desk;
        this.forms = forms;
        this.wording = wording;
    }

    @GetMapping(BASE + "/products")
    ResponseEntity<byte[]> products(HttpServletRequest request) {
        List<ProductPack> packs = desk.of(request).products();
        String asked = request.getParameter("language");
        Set<String> known = new LinkedHashSet<>();
        packs.forEach(pack -> known.addAll(pack.product().languages().all()));
        if (asked != null && !packs.isEmpty() && !known.contains(asked)) {
            throw new InvalidInputException(List.of(new InputError("/language", "FIELD_NOT_ALLOWED", "no product has this language")));
        }
        ObjectNode body = Replies.NODES.objectNode();
        ArrayNode products = body.putArray("products");
        packs.forEach(pack -> products.add(new ProductBody(voice(pack, asked, request)).summary()));
        return Replies.json(200, body);
    }

    @GetMapping(BASE + "/products/{product}")
    ResponseEntity<byte[]> product(@PathVariable String product, HttpServletRequest request) {
        desk.of(request);
        ProductPack pack = forms.pack(product);
        String language = RequestLanguage.of(request, pack.product().languages());
        return Replies.json(200, new ProductBody(new Voice(pack, language, wording)).full());
    }

    @GetMapping(BASE + "/products/{product}/form")
    ResponseEntity<byte[]> form(
            @PathVariable String product, @RequestParam(defaultValue = "") String plan, HttpServletRequest request) {
        desk.of(request);
        ProductPack pack = forms.pack(product);
        String language = RequestLanguage.of(request, pack.product().languages());
        Plan chosen = forms.plan(pack, plan);
        return Replies.json(200, (ObjectNode) forms.form(pack, chosen, language).source());
    }

    @GetMapping(BASE + "/clauses/{sha256}")
    ResponseEntity<byte[]> clause(@PathVariable String sha256, HttpServletRequest request) {
        ClauseText clause = desk.of(request).clause(sha256)
                .orElseThrow(() -> new PayungException("CLAUSE_UNKNOWN", "no clause on sale has this digest"));
        return Replies.immutable(ProductBody.clause(clause));
    }

    private Voice voice(ProductPack pack, @Nullable String asked, HttpServletRequest request) {
        String language = Wording.choose(pack.product().languages(), asked, request.getHeader("Accept-Language"));
        return new Voice(pack, language, wording);
    }
}
