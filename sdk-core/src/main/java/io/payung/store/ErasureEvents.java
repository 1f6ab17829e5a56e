package io.payung.store;

import io.payung.erasure.Erasure;
import io.payung.erasure.ErasureStore.Footprint;
import io.payung.event.EventStream;
import io.payung.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told of an erasure: to whom a policy was sold has copies of their own to erase. */
final class ErasureEvents {

    private static final String STREAM = "erasures";

    private ErasureEvents() {}

    static List<NewEvent> of(Erasure erasure, Footprint found, Supplier<UUID> ids) {
        List<NewEvent> events = new ArrayList<>();
        String id = erasure.id().toString();
        found.policies().forEach(policy -> events.add(new NewEvent(
                ids.get(), erasure.partner(), EventStream.policy(policy.number().value()), EventType.POLICY_ERASED, erasure.erasedAt(),
                Map.of("policyNumber", policy.number().value(), "erasure", id))));
        events.add(new NewEvent(
                ids.get(), erasure.partner(), EventStream.partner(STREAM), EventType.PERSON_ERASED, erasure.erasedAt(),
                Map.of(
                        "erasure", id,
                        "ground", erasure.ground().key(),
                        "policies", erasure.policies(),
                        "applications", erasure.applications(),
                        "claims", erasure.claims())));
        return events;
    }

    /** Numbers and ids by which an answer to a request tells of the person. */
    static Set<String> names(Footprint found) {
        return Stream.of(
                        found.policies().stream().map(policy -> policy.number().value()),
                        found.applications().stream().map(application -> application.id().toString()),
                        found.claims().stream().map(claim -> claim.id().toString()))
                .flatMap(names -> names)
                .collect(Collectors.toUnmodifiableSet());
    }
}
