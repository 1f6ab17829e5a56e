package io.payung.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.spring.fixture.Purchase;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestServer;
import io.payung.spring.fixture.TestServer.Answer;
import io.payung.store.PayungStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old events go, and whoever asks for them is told so. */
class EventHousekeepingTest {

    private static final String EVENTS = "/payung/v1/events";
    private static final Duration KEPT_FOR = Duration.ofDays(30);

    @TempDir
    private Path folder;

    @Test
    void tellsWhoAsksTooLateThatEventsAreGone() {
        try (TestServer server = TestServer.in(folder, "--payung.events.kept-for=30d")) {
            sell(server);
            server.bean(Payung.class).consents().sealEveryPartner();
            Answer all = server.get(EVENTS);
            server.bean(TestClock.class).forward(KEPT_FOR);
            server.bean(EventHousekeeping.class).tidyUp();
            Answer kept = server.get(EVENTS);
            server.bean(TestClock.class).forward(Duration.ofMillis(1));
            server.bean(EventHousekeeping.class).tidyUp();
            Answer none = server.get(EVENTS);
            Answer upToDate = server.get(EVENTS + "?after=" + all.text("/next"));
            server.bean(TestClock.class).reset();
            sell(server);
            Answer next = server.get(EVENTS + "?after=" + none.text("/next"));

            assertThat(types(all)).containsExactly("policy.issued", "consent.head_sealed");
            assertThat(kept.body()).isEqualTo(all.body());
            assertThat(types(none)).isEmpty();
            assertThat(none.text("/next")).isEqualTo(all.text("/next"));
            assertThat(upToDate.status()).isEqualTo(200);
            assertThat(types(next)).containsExactly("policy.issued");
        }
    }

    @Test
    void answersACursorFromBeforeWhatIsGoneWith410() {
        try (TestServer server = TestServer.in(folder)) {
            String start = server.get(EVENTS).text("/next");
            sell(server);
            sell(server);
            server.bean(Payung.class).consents().sealEveryPartner();
            server.bean(TestClock.class).forward(KEPT_FOR.plusMillis(1));

            // One at a time, so that it has to go on until nothing is left.
            new EventHousekeeping(server.bean(PayungStore.class).events(), server.bean(TestClock.class), KEPT_FOR, 1).tidyUp();
            Answer gone = server.get(EVENTS + "?after=" + start);

            assertThat(types(server.get(EVENTS))).isEmpty();
            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.text("/code")).isEqualTo("EVENTS_GONE");
            assertThat(gone.text("/title")).contains("deleted");
            assertThat(gone.body().at("/retryable").booleanValue()).isFalse();
            Answer bordereau = server.get("/payung/v1/bordereaux/2026-11");
            assertThat(bordereau.status()).as("half the events add up to nothing").isEqualTo(410);
            assertThat(bordereau.text("/code")).isEqualTo("EVENTS_GONE");
        }
    }

    private static void sell(TestServer server) {
        Purchase purchase = new Purchase(server);
        assertThat(purchase.issue(purchase.issueBody(), purchase.reference()).status()).isEqualTo(201);
    }

    private static List<String> types(Answer events) {
        return events.body().at("/events").findValuesAsString("type");
    }
}
