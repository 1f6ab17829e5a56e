package io.payung.claim.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a name as it is written: each name of a person with aliases, and each way to read it. */
final class NameReader {

    private static final Set<String> ARTICLES = Set.of("i", "ni");
    private static final Set<String> NOBLE = Set.of("ida", "anak", "gusti", "dewa");
    private static final Set<String> BEHIND_RADEN = Set.of("ajeng", "ayu", "roro", "mas");
    private static final Set<String> LATE = Set.of("alm", "almh", "almarhum", "almarhumah");
    private static final Pattern VOWEL = Pattern.compile("[aeiouy]");

    private NameReader() {}

    /** One entry for each name of the person, in it one for each reading. */
    static List<List<WrittenName>> read(String text) {
        String plain = Normalizer.normalize(Normalizer.normalize(text, Normalizer.Form.NFKC), Normalizer.Form.NFD)
                .replaceAll("[\\p{M}\\p{Cf}\\p{Cc}'\u2018\u2019`\u02bc\u02bb]", "")
                .replaceAll("(?i)\\bd/h\\b", "(")
                .replace('-', ' ');
        boolean capitals = plain.equals(plain.toUpperCase(Locale.ROOT));
        List<List<WrittenName>> names = new ArrayList<>();
        for (String part : plain.split("[()/]")) {
            List<List<Token>> each = new ArrayList<>(List.of(new ArrayList<>()));
            for (Token token : Token.all(part, capitals)) {
                if (Words.KNOWN.is("alias", token.word())) {
                    each.add(new ArrayList<>());
                } else {
                    each.get(each.size() - 1).add(token);
                }
            }
            each.stream().map(NameReader::readings).filter(readings -> !readings.isEmpty()).forEach(names::add);
        }
        return names.isEmpty() ? List.of(List.of(new WrittenName("", List.of(), List.of(), List.of(), false))) : names;
    }

    /** Nothing when there are only titles, which name nobody. */
    private static List<WrittenName> readings(List<Token> tokens) {
        List<String> titles = new ArrayList<>();
        List<Token> words = withoutTitles(tokens, titles);
        if (words.isEmpty()) {
            return List.of();
        }
        List<WrittenName> readings = new ArrayList<>();
        List<String> whole = Words.KNOWN.spelledOut(words.get(0).word());
        if (!whole.isEmpty()) {
            List<Token> spelled = new ArrayList<>(whole.stream().map(Token::of).toList());
            spelled.addAll(words.subList(1, words.size()));
            readings.add(name(spelled, titles, true));
        }
        readings.add(name(words.stream().flatMap(Token::initials).toList(), titles, false));
        return readings;
    }

    private static List<Token> withoutTitles(List<Token> tokens, List<String> titles) {
        List<Token> words = new ArrayList<>(tokens);
        while (!words.isEmpty() && Words.KNOWN.is("title", words.get(0).word())) {
            titles.add(words.remove(0).word());
            if (titles.get(titles.size() - 1).equals("raden") && words.size() > 1 && BEHIND_RADEN.contains(words.get(0).word())) {
                titles.add(words.remove(0).word());
            }
        }
        while (!words.isEmpty() && (words.get(words.size() - 1).isDegree() || LATE.contains(words.get(words.size() - 1).word()))) {
            titles.add(words.remove(words.size() - 1).word());
        }
        words.removeIf(token -> Words.KNOWN.is("particle", token.word()) && titles.add(token.word()));
        return words;
    }

    private static WrittenName name(List<Token> words, List<String> titles, boolean spelled) {
        List<Token> names = new ArrayList<>(words);
        String article = article(names);
        boolean balinese = !article.isEmpty() || NOBLE.contains(names.get(0).word());
        boolean old = words.stream().anyMatch(token -> Spelling.isOld(token.word()));
        List<Part> given = new ArrayList<>();
        List<Part> father = new ArrayList<>();
        List<Part> into = given;
        for (int i = 0; i < names.size(); i++) {
            Token token = names.get(i);
            if (!given.isEmpty() && Words.KNOWN.is("father", token.word())) {
                into = father;
                continue;
            }
            for (String word : Spelling.apart(balinese ? Words.KNOWN.written(token.word()) : token.word()).split(" ")) {
                into.add(part(word, token, i == 0 && names.size() > 1, old));
            }
        }
        return new WrittenName(article, given, father, titles, spelled);
    }

    /** Takes it out: the first word, or the one before a name that only Balinese have. */
    private static String article(List<Token> names) {
        for (int i = 0; i + 1 < names.size(); i++) {
            Token token = names.get(i);
            boolean named = i == 0 || Words.KNOWN.is("bali", names.get(i + 1).word());
            if (named && ARTICLES.contains(token.word()) && !token.dotted()) {
                return names.remove(i).word();
            }
        }
        return "";
    }

    private static Part part(String word, Token token, boolean first, boolean old) {
        // Whoever is called Muhammad and more writes M.
        boolean muhammad = first && word.equals("m");
        boolean initial = word.length() == 1 || token.dotted() && word.length() <= 3 && !VOWEL.matcher(word).find();
        return new Part(word, Spelling.readings(muhammad ? "muhammad" : word, old), initial);
    }

    /**
     * A word as it stands there.
     *
     * @param dotted  whether a dot shortens it
     * @param behind  whether it stands where degrees do: behind a comma, with dots, or alone in capitals
     */
    private record Token(String word, boolean dotted, boolean behind) {

        static Token of(String word) {
            return new Token(word, false, false);
        }

        static List<Token> all(String text, boolean capitals) {
            List<Token> tokens = new ArrayList<>();
            int comma = text.indexOf(',');
            int at = 0;
            for (String chunk : text.split("(?<=[\\s,])")) {
                boolean behindComma = comma >= 0 && at > comma;
                at += chunk.length();
                String written = chunk.replaceAll("[^\\p{L}\\p{N}.]", "");
                String joined = written.replace(".", "");
                if (joined.isEmpty()) {
                    continue;
                }
                boolean alone = !capitals && joined.length() > 1 && joined.equals(joined.toUpperCase(Locale.ROOT));
                tokens.addAll(of(written, behindComma || alone));
            }
            return tokens;
        }

        private static List<Token> of(String written, boolean behind) {
            String word = written.replace(".", "").toLowerCase(Locale.ROOT);
            List<String> parts = Arrays.stream(written.toLowerCase(Locale.ROOT).split("\\.")).filter(part -> !part.isEmpty()).toList();
            boolean dots = parts.size() > 1 && Stream.of("title", "degree", "alias").anyMatch(kind -> Words.KNOWN.is(kind, word));
            if (dots || parts.size() < 2 || parts.stream().allMatch(part -> part.length() == 1)) {
                return List.of(new Token(word, written.indexOf('.') >= 0, behind || parts.size() > 1));
            }
            List<Token> tokens = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                tokens.add(new Token(parts.get(i), i < parts.size() - 1 || written.endsWith("."), behind));
            }
            return tokens;
        }

        boolean isDegree() {
            return behind && Words.KNOWN.is("degree", word);
        }

        /** Letters with a dot each are initials, whatever else they may be. */
        Stream<Token> initials() {
            boolean several = dotted && behind && word.length() > 1 && word.length() <= 3;
            return several ? word.chars().mapToObj(letter -> new Token(String.valueOf((char) letter), true, false)) : Stream.of(this);
        }
    }
}
