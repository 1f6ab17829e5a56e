package io.payung.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.WithDataConsent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a notice about personal data tells, by its numbered headings. */
class NoticeItemTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7})
    void countsTheItemsThatAreThere(int items) {
        assertThat(NoticeItem.in(WithDataConsent.notice(items))).hasSize(items);
    }

    @Test
    void namesThemByTheLettersOfTheLaw() {
        assertThat(NoticeItem.in(WithDataConsent.WHOLE_NOTICE)).extracting(NoticeItem::key).containsExactly(
                "a-legality", "b-purpose", "c-type-and-relevance", "d-retention", "e-details-collected", "f-processing-period", "g-rights");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# 1. Too high", "### 1. Too low", "1. A list", "## 8. Beyond", "## 0. Before", "## 1 Without a dot", "## 1. ", "text ## 1. x"})
    void takesNothingElseForAnItem(String text) {
        assertThat(NoticeItem.in(text + "\n")).isEmpty();
    }

    @Test
    void countsAnItemOnceWhereverItStands() {
        assertThat(NoticeItem.in("## 7. Rights\n## 1. Law\n## 7. Rights again\n")).containsExactly(NoticeItem.LEGALITY, NoticeItem.RIGHTS);
    }
}
