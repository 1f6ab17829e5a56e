package io.payung.claim.name;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one word of a name may be read. Before 1972 Indonesian wrote {@code dj} for today's {@code j}, {@code j} for {@code y}, {@code tj} for
 * {@code c}, {@code nj} for {@code ny}, {@code sj} for {@code sy} and, until 1947, {@code oe} for {@code u}; people keep the letters of their
 * papers. A lone {@code j} can be either, so it is read as {@code y} only in a name that shows the old spelling elsewhere.
 */
final class Spelling {

    private static final Pattern OLD = Pattern.compile("oe|dj|tj|sj|^nj");
    private static final Pattern ARTICLE = Pattern.compile("abd(?:ul([^aeiou].{2,})|u([rsnzdt])\\2*(.{2,}))");

    private Spelling() {}

    /** Whether a word is written in a way that today's spelling does not have. */
    static boolean isOld(String word) {
        return OLD.matcher(word).find();
    }

    /**
     * Everything that the word is without doubt.
     *
     * @param oldName whether any word of the name is written in the old way
     */
    static SortedSet<String> readings(String word, boolean oldName) {
        SortedSet<String> readings = new TreeSet<>();
        if (Words.KNOWN.hasSpellings(word)) {
            readings.add(Words.KNOWN.oneSpelling(word));
        } else if (isOld(word)) {
            readings.add(today(old(word)));
        } else {
            readings.add(today(word));
            if (oldName) {
                readings.add(today(old(word)));
            }
        }
        return readings;
    }

    /** How it is written today if a lone {@code j} is one. */
    static String plain(String word) {
        return today(mixed(word));
    }

    /** What many spellings come to: two words of one sound may be one name or two. */
    static String sound(String word) {
        return plain(word)
                .replace("ph", "f").replace('v', 'f').replace("dz", "z").replaceAll("([dtsgk])h", "$1").replace("dl", "d").replace("sy", "s")
                .replaceAll("c(?=[ei])", "s").replace('j', 'i').replace('y', 'i').replace("ae", "ai").replace('o', 'a')
                .replaceAll("(.)\\1+", "$1").replaceAll("h$", "");
    }

    /** A servant-of name written as one word as the two words it is made of: {@code abdurrahman} is {@code abdul rahman}. */
    static String apart(String word) {
        Matcher servant = ARTICLE.matcher(word);
        if (!servant.matches() || Words.KNOWN.hasSpellings(word)) {
            return word;
        }
        return "abdul " + (servant.group(1) != null ? servant.group(1) : servant.group(2) + servant.group(3));
    }

    /** A word with each letter once, so that it can be compared with one that is written apart. */
    static String once(String word) {
        return word.replaceAll("(.)\\1+", "$1");
    }

    private static String old(String word) {
        return word.replace("dj", "\0").replace("tj", "c").replace("nj", "ny").replace("sj", "sy").replace('j', 'y').replace('\0', 'j');
    }

    private static String mixed(String word) {
        return word.replace("dj", "j").replace("tj", "c").replaceAll("^nj", "ny").replace("sj", "sy");
    }

    private static String today(String word) {
        String read = word.replace("oe", "u").replace("chr", "kr").replace("ch", "kh").replace('q', 'k').replace("x", "ks").replace("uddin", "udin");
        // Not at the beginning of a word, where both vowels are heard.
        return Words.KNOWN.oneSpelling(read.replaceAll("(?<=.)ie", "i"));
    }
}
