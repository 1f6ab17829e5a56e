package io.payung.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a notice about personal data has to tell: the seven items a to g of article 21 of Indonesia's Law 27/2022 on personal data (seen:
 * justisio.com's text of the law). A notice tells item n below a heading of the second level that begins with its number:
 * {@code ## 1. Legal basis}. Whether the text below it is true, nobody here can tell.
 */
public enum NoticeItem {
    @JsonProperty("a-legality")
    LEGALITY("a-legality"),
    @JsonProperty("b-purpose")
    PURPOSE("b-purpose"),
    @JsonProperty("c-type-and-relevance")
    TYPE_AND_RELEVANCE("c-type-and-relevance"),
    @JsonProperty("d-retention")
    RETENTION("d-retention"),
    @JsonProperty("e-details-collected")
    DETAILS_COLLECTED("e-details-collected"),
    @JsonProperty("f-processing-period")
    PROCESSING_PERIOD("f-processing-period"),
    @JsonProperty("g-rights")
    RIGHTS("g-rights");

    private static final Pattern HEADING = Pattern.compile("(?m)^## ([1-7])\\. +\\S");

    private final String key;

    NoticeItem(String key) {
        this.key = key;
    }

    /** As receipts and rows spell it; the letter is the law's. */
    public String key() {
        return key;
    }

    /** The items that the text tells, each once, in the law's order. */
    public static List<NoticeItem> in(String text) {
        List<NoticeItem> told = new ArrayList<>();
        Matcher headings = HEADING.matcher(text);
        while (headings.find()) {
            told.add(values()[headings.group(1).charAt(0) - '1']);
        }
        return told.stream().distinct().sorted().toList();
    }
}
