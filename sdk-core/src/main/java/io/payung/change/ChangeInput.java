package io.payung.change;

import io.payung.fault.InputCheck;
import io.payung.fault.InputError;
import io.payung.fault.InvalidInputException;
import io.payung.party.Beneficiary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a request by itself: what its kind of change needs is there, and nothing else. Everything wrong is named at once. */
final class ChangeInput {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private ChangeInput() {}

    static void check(ChangeRequest request) {
        InputCheck.check(request);
        List<InputError> errors = new ArrayList<>();
        boolean mayHaveDay = request.kind().hasDay() || request.kind() == ChangeKind.FREE_LOOK;
        belongs(errors, "/occurredOn", request.occurredOn() != null, request.kind().hasDay(), mayHaveDay);
        boolean contact = request.kind() == ChangeKind.CHANGE_CONTACT;
        belongs(errors, "/contact", request.contact() != null, contact, contact);
        boolean replaces = request.kind().replaces();
        belongs(errors, "/replacement", request.replacement() != null, replaces, replaces);
        belongs(errors, "/beneficiaries", !request.beneficiaries().isEmpty(), false, request.kind() == ChangeKind.CHANGE_BENEFICIARY);
        emptyContact(request).ifPresent(errors::add);
        shares(request.beneficiaries()).ifPresent(errors::add);
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private static void belongs(List<InputError> errors, String pointer, boolean given, boolean needed, boolean allowed) {
        if (needed && !given) {
            errors.add(new InputError(pointer, "FIELD_MISSING", "this change needs it"));
        } else if (given && !allowed) {
            errors.add(new InputError(pointer, "FIELD_NOT_ALLOWED", "this change has none"));
        }
    }

    private static Optional<InputError> emptyContact(ChangeRequest request) {
        Contact contact = request.contact();
        boolean empty = contact != null && contact.phone() == null && contact.address() == null;
        return empty ? Optional.of(new InputError("/contact", "FIELD_MISSING", "give a phone number or an address")) : Optional.empty();
    }

    private static Optional<InputError> shares(List<Beneficiary> beneficiaries) {
        BigDecimal sum = beneficiaries.stream().map(Beneficiary::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        return beneficiaries.isEmpty() || sum.compareTo(HUNDRED) == 0
                ? Optional.empty()
                : Optional.of(new InputError("/beneficiaries", "SHARES_NOT_100", "the shares sum to exactly 100"));
    }
}
