package io.payung.certificate;

import io.payung.certificate.Blocks.Paragraph;
import io.payung.product.ClauseText;
import io.payung.product.Product;
import io.payung.product.ProductTexts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells one subject in the language of its sale, within the room there is, and remembers what it had to shorten. */
final class Told {

    private static final int SHOWN_OF_DIGEST = 16;
    private static final int LONGER = 4;

    private final Subject subject;
    private final Words words;
    private final Room room;
    private final Printable printable;
    private final Sold sold;
    private final Set<String> shortened = new TreeSet<>();

    Told(Subject subject, Room room, Printable printable) {
        this.subject = subject;
        this.words = new Words(subject.language(), subject.product().languages());
        this.room = room;
        this.printable = printable;
        this.sold = Sold.in(subject.details().receipt().decision());
    }

    Subject subject() {
        return subject;
    }

    Product product() {
        return subject.product();
    }

    Sold sold() {
        return sold;
    }

    Words words() {
        return words;
    }

    Room room() {
        return room;
    }

    /** What had to be shortened: JSON-pointer-like places, nothing of their content. */
    Set<String> shortened() {
        return Set.copyOf(shortened);
    }

    String say(String key, Object... arguments) {
        return words.text(key, arguments);
    }

    /** The product's text under one of the kinds, else ours for the first of them, else the id as words. */
    String named(String id, String... kinds) {
        ProductTexts texts = subject.pack().texts();
        for (String kind : kinds) {
            String key = kind + "." + id;
            String text = texts.text(key, subject.language());
            if (!text.equals(key)) {
                return note(text, key);
            }
        }
        return words.textOr(kinds[0] + "." + id, id.replace('-', ' '));
    }

    /** The product's text of a reason's code; nothing when it has none, because a code tells a customer nothing. */
    Optional<String> reason(String code) {
        String text = subject.pack().texts().text(code, subject.language());
        return text.equals(code) ? Optional.empty() : Optional.of(note(text, code));
    }

    boolean hasText(String key) {
        return !subject.pack().texts().text(key, subject.language()).equals(key);
    }

    String note(String text, String place) {
        return fitting(text, room.note(), place);
    }

    /** A person's name as it was sold. */
    String person(String fullName, String place) {
        return fitting(fullName, room.name(), place);
    }

    String fitting(String text, int most, String place) {
        // Composing letters makes a text shorter, though never to less than a fourth: what is behind cannot fit.
        boolean cutAlready = text.length() > LONGER * most;
        String whole = printable.of(cutAlready ? text.substring(0, LONGER * most) : text).strip();
        if (whole.length() <= most && !cutAlready) {
            return whole;
        }
        shortened.add(place);
        int fits = Math.min(most, whole.length()) - 1;
        int space = whole.lastIndexOf(' ', fits);
        int cut = space > fits / 2 ? space : fits;
        if (cut < 1) {
            return "…";
        }
        // Half a character is none, and half of what stands in the place of one neither.
        String kept = whole.substring(0, Character.isLowSurrogate(whole.charAt(cut)) ? cut - 1 : cut);
        int opened = kept.lastIndexOf('[');
        return (opened > 0 && whole.startsWith("[U+", opened) && kept.indexOf(']', opened) < 0 ? kept.substring(0, opened) : kept).stripTrailing() + "…";
    }

    /** The first of the list, as many as there is room for. */
    <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(all.size(), room.entries()));
    }

    /** Says how many {@link #first} left out, and where they stand. */
    List<Block> rest(List<?> all, String place) {
        int more = all.size() - room.entries();
        if (more <= 0) {
            return List.of();
        }
        shortened.add(place);
        return List.of(Paragraph.small(say("more", more, where(Product.SUMMARY_CLAUSE))));
    }

    /** Where the full text of a clause is found: its title and digest. */
    String where(String clause) {
        return clause(clause).map(text -> say("where", title(text), digest(text.sha256()))).orElseGet(() -> say("whereUnknown"));
    }

    Optional<ClauseText> clause(String id) {
        Map<String, ClauseText> languages = subject.pack().clauses().getOrDefault(id, Map.of());
        ClauseText text = languages.get(subject.language());
        return Optional.ofNullable(text != null ? text : languages.get(product().languages().authoritative()));
    }

    /** A clause's own heading, else its id. */
    String title(ClauseText clause) {
        return fitting(Markdown.title(clause.text()).orElse(clause.id()), room.note(), "clauses/" + clause.id() + "/title");
    }

    static String digest(String sha256) {
        return "SHA-256 " + sha256.substring(0, Math.min(SHOWN_OF_DIGEST, sha256.length())).toLowerCase(Locale.ROOT) + "…";
    }
}
