package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import io.payung.decision.PackRef;
import io.payung.fault.InvalidInputException;
import io.payung.product.ProductPack;
import io.payung.quote.QuoteOutcome;
import io.payung.quote.QuoteRequest;
import io.payung.spring.web.form.Wording;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Quotes: an offer, a decline with reasons, or what is still to be asked. */
@RestController
class QuoteController implements PayungEndpoint {

    private final PartnerDesk desk;
    private final QuoteInput input;
    private final Wording wording;

    QuoteController(PartnerDesk desk, Forms forms, Wording wording) {
        this.desk = desk;
        this.input = new QuoteInput(forms);
        this.wording = wording;
    }

    @PostMapping(BASE + "/quotes")
    ResponseEntity<byte[]> quote(HttpServletRequest request) {
        Payung payung = desk.of(request, Role.SELLER);
        JsonNode body = RequestBodies.read(request, RequestBodies.USUAL);
        ProductPack pack = input.pack(body);
        String language = RequestLanguage.of(request, pack.product().languages());
        QuoteOutcome outcome = quote(payung, input.read(body, pack, language), body);
        PackRef decided = outcome.receipt().decision().pack();
        ProductPack words = decided.equals(pack.ref()) ? pack : payung.pack(decided);
        boolean applicantAlone = body.path("lives").isEmpty();
        NearestBody nearest = new NearestBody(payung::pack, language, wording);
        return Replies.json(200, new QuoteBody(new Voice(words, language, wording)).of(outcome, applicantAlone, nearest));
    }

    private static QuoteOutcome quote(Payung payung, QuoteRequest request, JsonNode body) {
        try {
            return payung.quote(request);
        } catch (InvalidInputException e) {
            throw QuoteInput.asSent(e, body);
        }
    }
}
