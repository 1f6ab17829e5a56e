package io.payung.rules.packfile;

import io.payung.fault.PayungException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/** Signs pack files with an Ed25519 key that stays with whoever compiles. Safe for several threads; {@code toString} shows the key's id only. */
public final class PackSigner {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final PrivateKey key;
    private final PublicKey publicKey;

    private PackSigner(KeyPair pair) {
        this.key = pair.getPrivate();
        this.publicKey = pair.getPublic();
    }

    /** With a new key. */
    public static PackSigner create() {
        try {
            return new PackSigner(KeyPairGenerator.getInstance(PackSignature.ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    /**
     * With the key in the file: PKCS#8 in PEM, as {@link #write} or {@code openssl genpkey -algorithm ed25519} writes it. Fails with
     * {@code SIGNING_KEY_OPEN} when others than the owner may read the file, and with {@code SIGNING_KEY_INVALID} when it holds no such key.
     */
    public static PackSigner read(Path file) {
        try {
            if (isPosix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new PayungException("SIGNING_KEY_OPEN", "\"" + file + "\" may be read by others than its owner; say chmod 600 " + file
                        + ", and make a new key if anybody may have read it");
            }
            String text = Files.readString(file).strip();
            if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
                throw invalid(file);
            }
            byte[] encoded = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
            PrivateKey key = KeyFactory.getInstance(PackSignature.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new PackSigner(pair((EdECPrivateKey) key));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw invalid(file);
        }
    }

    /** Keeps the key in a new file that its owner alone may read. Fails with {@code FILE_EXISTS} rather than to overwrite a key. */
    public void write(Path file) {
        String text = BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n" + END + "\n";
        try {
            FileAttribute<?>[] attributes = isPosix(file.toAbsolutePath().getParent())
                    ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)} : new FileAttribute<?>[0];
            Files.createFile(file, attributes);
            Files.writeString(file, text, StandardCharsets.US_ASCII);
        } catch (FileAlreadyExistsException e) {
            throw new PayungException("FILE_EXISTS", "\"" + file + "\" is there already, and a key is never overwritten; choose another name");
        } catch (IOException e) {
            throw new PayungException("SIGNING_KEY_INVALID", "\"" + file + "\" cannot be written", e);
        }
    }

    /** The line by which others trust the key. */
    public String trustedLine(String name) {
        return name + " ed25519 " + Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }

    /** By which a signature names the key. */
    public String id() {
        return PackSignature.idOf(publicKey);
    }

    PackSignature sign(byte[] manifest) {
        return new PackSignature(PackSignature.ALGORITHM, id(), Base64.getEncoder().encodeToString(signature(PackSignature.signed(manifest))));
    }

    private byte[] signature(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(PackSignature.ALGORITHM);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Ed25519 key signs", e);
        }
    }

    /** PKCS#8 holds no public key, so it is made again from the seed; a pair that does not fit together is refused. */
    private static KeyPair pair(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("the key cannot be used outside its device"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(PackSignature.ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        KeyPair pair = generator.generateKeyPair();
        if (!Arrays.equals(pair.getPrivate().getEncoded(), key.getEncoded())) {
            throw new GeneralSecurityException("the key is no Ed25519 key");
        }
        return pair;
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    private static PayungException invalid(Path file) {
        return new PayungException("SIGNING_KEY_INVALID", "\"" + file + "\" cannot be read as an Ed25519 private key in PEM; make one with payung keys");
    }

    @Override
    public String toString() {
        return "PackSigner[" + id() + "]";
    }

    /** Gives the bytes of a key instead of chance. */
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final transient byte[] seed;

        Seed(byte[] seed) {
            super(null, null);
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
