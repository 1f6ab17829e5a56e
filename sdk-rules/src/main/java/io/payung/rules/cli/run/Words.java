package io.payung.rules.cli.run;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands say, in Indonesian or English. */
public record Words(ResourceBundle bundle) {

    private static final String OPTION = "--language";

    /** The language that is asked for, else that of the machine if it is Indonesian, else English. */
    public static Words asked(List<String> args) {
        String language = Locale.getDefault().getLanguage();
        for (int index = 0; index < args.size(); index++) {
            String arg = args.get(index);
            if (arg.equals(OPTION) && index + 1 < args.size()) {
                language = args.get(index + 1);
            } else if (arg.startsWith(OPTION + "=")) {
                language = arg.substring(OPTION.length() + 1);
            }
        }
        return in(language);
    }

    /** Whether the commands speak the language. */
    public static boolean has(String language) {
        return language.equals("id") || language.equals("en");
    }

    public static Words in(String language) {
        boolean indonesian = language.equals("id") || language.equals("in");
        return new Words(ResourceBundle.getBundle("io.payung.rules.cli.words", indonesian ? Locale.forLanguageTag("id") : Locale.ENGLISH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    public static Words of(CommandSpec spec) {
        return new Words(spec.resourceBundle());
    }

    /** {@code id} or {@code en}. */
    public String language() {
        return bundle.getLocale().getLanguage().equals("en") ? "en" : "id";
    }

    /** The text, or the other one when there is none. */
    public String textOr(String key, String other) {
        return bundle.containsKey(key) ? bundle.getString(key) : other;
    }

    /** Every text whose key begins so, by the rest of its key. */
    public Map<String, String> under(String prefix) {
        Map<String, String> texts = new TreeMap<>();
        bundle.keySet().stream().filter(key -> key.startsWith(prefix))
                .forEach(key -> texts.put(key.substring(prefix.length()), bundle.getString(key)));
        return texts;
    }

    public String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }
}
