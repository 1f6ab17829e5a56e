package io.payung.rules.packfile;

import io.payung.fault.PayungException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lines of trusted keys and collects every fault. For one text. */
final class TrustedKeyReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int FIXED_WORDS = 3;

    private final String file;
    private final List<TrustedKey> keys = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int line;

    TrustedKeyReader(String file) {
        this.file = file;
    }

    TrustedKeys read(String text) {
        for (String each : text.split("\n", -1)) {
            line++;
            String content = (each.indexOf('#') < 0 ? each : each.substring(0, each.indexOf('#'))).strip();
            if (!content.isEmpty()) {
                key(content.split("\\s+"));
            }
        }
        if (keys.isEmpty() && faults.isEmpty()) {
            faults.add(file + ": it holds no key, so no pack could be served; add a line \"name ed25519 KEY\", as payung keys writes it");
        }
        if (!faults.isEmpty()) {
            throw new PayungException("TRUSTED_KEYS_INVALID", String.join("\n", faults));
        }
        return new TrustedKeys(keys);
    }

    private void key(String[] words) {
        if (words.length < FIXED_WORDS || !NAME.matcher(words[0]).matches() || !words[1].equals("ed25519")) {
            fault("this is no key", "write \"name ed25519 KEY\", then \"from 2026-01-31\" and \"until 2027-01-31\" if it does not count for ever");
            return;
        }
        Optional<PublicKey> key = publicKey(words[2]);
        if (key.isEmpty()) {
            fault("the key of \"" + words[0] + "\" is no Ed25519 public key in Base64", "copy the whole line that payung keys wrote");
            return;
        }
        List<String> rest = new ArrayList<>(Arrays.asList(words).subList(FIXED_WORDS, words.length));
        LocalDate from = day(rest, "from");
        LocalDate until = day(rest, "until");
        if (!rest.isEmpty() || from != null && until != null && until.isBefore(from)) {
            fault("the days of \"" + words[0] + "\" cannot be read", "write \"from 2026-01-31 until 2027-01-31\", either or both, in this order");
        } else {
            add(new TrustedKey(words[0], key.get(), from, until));
        }
    }

    private void add(TrustedKey added) {
        for (TrustedKey known : keys) {
            if (known.name().equals(added.name()) || known.id().equals(added.id())) {
                fault("\"" + added.name() + "\" has the name or the key of \"" + known.name() + "\"", "keep one of the two lines");
                return;
            }
        }
        keys.add(added);
    }

    /** Takes the word and its date away when they are next; what cannot be read is left over. */
    private static @Nullable LocalDate day(List<String> rest, String word) {
        if (rest.size() < 2 || !rest.get(0).equals(word)) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(rest.get(1));
            rest.subList(0, 2).clear();
            return day;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Optional<PublicKey> publicKey(String base64) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            PublicKey key = KeyFactory.getInstance(PackSignature.ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
            if (WeakKeys.contain(encoded)) {
                return Optional.empty();
            }
            boolean plain = Arrays.equals(key.getEncoded(), encoded) && Base64.getEncoder().encodeToString(encoded).equals(base64);
            return plain ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private void fault(String what, String fix) {
        faults.add(file + ":" + line + ": " + what + "; " + fix);
    }
}
