package io.payung.rules.cli;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands say, in Indonesian or English. */
record Words(ResourceBundle bundle) {

    private static final String OPTION = "--language";

    /** The language that is asked for, else that of the machine if it is Indonesian, else English. */
    static Words asked(List<String> args) {
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

    static Words in(String language) {
        boolean indonesian = language.equals("id") || language.equals("in");
        return new Words(ResourceBundle.getBundle("io.payung.rules.cli.words", indonesian ? Locale.forLanguageTag("id") : Locale.ENGLISH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    static Words of(CommandSpec spec) {
        return new Words(spec.resourceBundle());
    }

    /** {@code id} or {@code en}. */
    String language() {
        return bundle.getLocale().getLanguage().equals("en") ? "en" : "id";
    }

    String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }
}
