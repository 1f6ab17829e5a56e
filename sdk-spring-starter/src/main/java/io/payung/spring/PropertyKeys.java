package io.payung.spring;

import io.payung.fault.PayungException;
import io.payung.key.KeyPurpose;
import io.payung.key.Keys;
import io.payung.key.SecretKey;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of the properties: of each purpose the first protects what is new, and all of them open what there is. No message quotes a key. */
final class PropertyKeys implements Keys {

    private static final Pattern WRITTEN = Pattern.compile("(?<id>[A-Za-z0-9-]{1,40}):(?<key>[A-Za-z0-9+/]{43}=)");

    private final Map<KeyPurpose, List<SecretKey>> keys;

    private PropertyKeys(Map<KeyPurpose, List<SecretKey>> keys) {
        this.keys = keys;
    }

    /** Whether any key is there, so that a missing one is noticed and never made up for by the development key. */
    static boolean areIn(PayungProperties.Keys properties) {
        return lists(properties).values().stream().anyMatch(list -> !list.isEmpty());
    }

    /** All purposes, or {@code KEYS_INVALID} with every property that has to be changed. */
    static PropertyKeys of(PayungProperties.Keys properties) {
        List<String> faults = new ArrayList<>();
        Map<KeyPurpose, List<SecretKey>> keys = new EnumMap<>(KeyPurpose.class);
        Map<KeyPurpose, List<String>> lists = lists(properties);
        lists.forEach((purpose, written) -> keys.put(purpose, read(property(purpose), written, faults)));
        if (properties.developmentFile() != null) {
            faults.add("payung.keys.development-file is set beside keys, which replace it");
        }
        if (lists.get(KeyPurpose.BLIND_INDEX).size() > 1) {
            faults.add(property(KeyPurpose.BLIND_INDEX) + " has several keys: persons are found under one, which never changes");
        }
        keys.forEach((purpose, list) -> keys.forEach((other, others) -> shared(purpose, list, other, others, faults)));
        if (!faults.isEmpty()) {
            throw new PayungException("KEYS_INVALID", String.join("; ", faults));
        }
        return new PropertyKeys(keys);
    }

    private static Map<KeyPurpose, List<String>> lists(PayungProperties.Keys properties) {
        Map<KeyPurpose, List<String>> lists = new EnumMap<>(KeyPurpose.class);
        lists.put(KeyPurpose.TOKEN, properties.token());
        lists.put(KeyPurpose.PERSON, properties.person());
        lists.put(KeyPurpose.BLIND_INDEX, properties.blindIndex());
        lists.put(KeyPurpose.LEDGER, properties.ledger());
        lists.put(KeyPurpose.CERTIFICATE, properties.certificate());
        return lists;
    }

    private static String property(KeyPurpose purpose) {
        return "payung.keys." + purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<SecretKey> read(String property, List<String> written, List<String> faults) {
        if (written.isEmpty()) {
            faults.add(property + " is missing");
        }
        List<SecretKey> keys = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String place = property + "[" + i + "]";
            Matcher parts = WRITTEN.matcher(written.get(i).strip());
            if (!parts.matches()) {
                faults.add(place + " is not ID:KEY with the Base64 of 32 bytes as KEY");
                continue;
            }
            SecretKey key = new SecretKey(parts.group("id"), Base64.getDecoder().decode(parts.group("key")));
            if (keys.stream().anyMatch(earlier -> earlier.id().equals(key.id()))) {
                faults.add(place + " has the id \"" + key.id() + "\" of an earlier key");
            }
            keys.add(key);
        }
        return keys;
    }

    /** One key never serves two purposes, nor two ids of one. */
    private static void shared(KeyPurpose purpose, List<SecretKey> list, KeyPurpose other, List<SecretKey> others, List<String> faults) {
        for (int i = 0; i < list.size(); i++) {
            for (int j = 0; j < others.size(); j++) {
                boolean later = purpose.compareTo(other) < 0 || purpose == other && i < j;
                if (later && MessageDigest.isEqual(list.get(i).bytes(), others.get(j).bytes())) {
                    faults.add(property(other) + "[" + j + "] is the same key as " + property(purpose) + "[" + i + "]");
                }
            }
        }
    }

    @Override
    public SecretKey current(KeyPurpose purpose) {
        return keys.get(purpose).get(0);
    }

    @Override
    public Optional<SecretKey> byId(KeyPurpose purpose, String id) {
        return keys.get(purpose).stream().filter(key -> key.id().equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return "PropertyKeys[****]";
    }
}
