package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import io.payung.change.ChangeCommand;
import io.payung.change.ChangeKind;
import io.payung.change.ChangeRequest;
import io.payung.fault.PayungException;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PolicyNumber;
import io.payung.product.ProductPack;
import io.payung.spring.web.form.Wording;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes a policy after its sale: everything for its seller, and for a holder, who shows the secret, what is theirs to decide. */
@RestController
class ChangeController implements PayungEndpoint {

    /** What a holder may do without the seller. */
    private static final Set<ChangeKind> OF_HOLDERS =
            EnumSet.of(ChangeKind.FREE_LOOK, ChangeKind.CANCELLATION, ChangeKind.CHANGE_BENEFICIARY, ChangeKind.CHANGE_CONTACT);

    private final PartnerDesk desk;
    private final Problem problem;
    private final Wording wording;

    ChangeController(PartnerDesk desk, Problem problem, Wording wording) {
        this.desk = desk;
        this.problem = problem;
        this.wording = wording;
    }

    @PostMapping(BASE + "/policies/{number}/changes")
    ResponseEntity<byte[]> preview(@PathVariable String number, HttpServletRequest request) {
        Payung payung = desk.of(request, Role.SELLER, Role.CLAIMS);
        boolean seller = desk.isSeller(request);
        PolicyNumber policy = seller ? PolicyNumber.asWritten(number) : PolicyAccess.ofHolder(payung, number, request);
        ChangeRequest wish = ChangeInput.request(RequestBodies.read(request, RequestBodies.WITH_TOKEN), policy);
        if (!seller) {
            requireOfHolders(wish);
        }
        return answer(payung, request).ofPreview(payung.afterSale().preview(wish));
    }

    @PostMapping(BASE + "/changes")
    ResponseEntity<byte[]> confirm(HttpServletRequest request) {
        Payung payung = desk.of(request, Role.SELLER, Role.CLAIMS);
        IdempotencyKey key = Headers.key(request);
        ChangeCommand command = ChangeInput.command(RequestBodies.read(request, RequestBodies.WITH_TOKEN), key);
        if (!desk.isSeller(request)) {
            Optional<ChangeRequest> wish = payung.afterSale().requestOf(command.token());
            ChangeRequest known = wish.filter(each -> payung.isHolder(each.policy(), Headers.secret(request))).orElseThrow(PolicyAccess::unknown);
            requireOfHolders(known);
        }
        return answer(payung, request).ofConfirmation(payung.afterSale().change(command));
    }

    /** When the certificate came is for the seller to say: a holder's own word would make the free look endless. */
    private static void requireOfHolders(ChangeRequest wish) {
        if (!OF_HOLDERS.contains(wish.kind()) || wish.occurredOn() != null) {
            throw new PayungException("NOT_ALLOWED", "a holder cannot ask for the change \"" + wish.kind().key() + "\" without the seller");
        }
    }

    private ChangeAnswer answer(Payung payung, HttpServletRequest request) {
        String language = RequestLanguage.of(request);
        return new ChangeAnswer(problem, language, ref -> {
            ProductPack pack = payung.pack(ref);
            return new Voice(pack, Wording.choose(pack.product().languages(), language, null), wording);
        });
    }
}
