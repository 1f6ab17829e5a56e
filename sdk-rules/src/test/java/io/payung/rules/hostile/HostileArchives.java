package io.payung.rules.hostile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sound pack file to be changed, for tests of other packages. */
public final class HostileArchives {

    private final byte[] sound = SmallProduct.packFile();
    private final Map<String, byte[]> parts = Workbooks.parts(sound);

    public byte[] sound() {
        return sound.clone();
    }

    /** Its parts, beginning with the manifest. */
    public List<String> parts() {
        return List.copyOf(parts.keySet());
    }

    public byte[] content(String part) {
        return parts.get(part).clone();
    }

    /** The file with other content in one part, under a manifest that has the digest of it. */
    public byte[] with(String part, byte[] content) {
        Map<String, byte[]> changed = new LinkedHashMap<>(parts);
        changed.put(part, content);
        return RawZip.of(Archives.signedOff(changed)).bytes();
    }
}
