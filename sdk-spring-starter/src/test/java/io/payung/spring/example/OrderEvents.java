package io.payung.spring.example;

import io.payung.event.Event;
import io.payung.event.EventListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

// README listener
@Component
class OrderEvents implements EventListener {

    private final List<String> insured = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "orders"; // stable: what was told already is remembered under it
    }

    @Override
    public void onEvent(Event event) {
        if (event.type().equals("policy.issued")) {
            insured.add((String) event.data().get("policyNumber")); // may come twice, with the same event.id()
        }
    }
    // README end

    List<String> insured() {
        return insured;
    }
}
