package io.payung.key;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;

/**
 * Seals what only the SDK reads again into tokens: JWE, {@code dir} with {@code A256GCM}, without compression (whose length would tell about the content); key id,
 * partner and purpose stand in the authenticated header.
 */
public final class TokenSealer {

    private static final String PARTNER = "partner";
    private static final String PURPOSE = "purpose";

    private final Keys keys;
    private final String purpose;

    /** @param purpose what the tokens are for; one of another purpose is not opened */
    public TokenSealer(Keys keys, String purpose) {
        this.keys = keys;
        this.purpose = purpose;
    }

    /** The token. Throws {@code TOKEN_UNWRITABLE}. */
    public String seal(PartnerId partner, byte[] content) {
        SecretKey key = keys.current(KeyPurpose.TOKEN);
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(key.id())
                .customParam(PARTNER, partner.value())
                .customParam(PURPOSE, purpose)
                .build();
        JWEObject token = new JWEObject(header, new Payload(content));
        try {
            token.encrypt(new DirectEncrypter(key.bytes()));
        } catch (JOSEException e) {
            throw new PayungException("TOKEN_UNWRITABLE", "cannot seal a token with key \"" + key.id() + "\"", e);
        }
        return token.serialize();
    }

    /** What was sealed, or nothing when the token was altered, is of another partner or kind, or its key is gone. */
    public Optional<byte[]> open(PartnerId partner, String token) {
        Optional<JWEObject> parsed = parse(token);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        try {
            JWEObject sealed = parsed.get();
            JWEHeader header = sealed.getHeader();
            if (!isOurs(header, partner) || header.getKeyID() == null) {
                return Optional.empty();
            }
            Optional<SecretKey> key = keys.byId(KeyPurpose.TOKEN, header.getKeyID());
            if (key.isEmpty()) {
                return Optional.empty();
            }
            sealed.decrypt(new DirectDecrypter(key.get().bytes()));
            return Optional.of(sealed.getPayload().toBytes());
        } catch (JOSEException altered) {
            return Optional.empty();
        }
    }

    private static Optional<JWEObject> parse(String token) {
        if (!isCanonical(token)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JWEObject.parse(token));
        } catch (ParseException | RuntimeException strange) {
            // The parser answers some headers of strangers with a NullPointerException.
            return Optional.empty();
        }
    }

    /** One token has one spelling: the parser skips foreign characters and the last, unused bits of base 64, which nothing authenticates. */
    private static boolean isCanonical(String token) {
        for (String part : token.split("[.]", -1)) {
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(part);
                if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                    return false;
                }
            } catch (IllegalArgumentException foreign) {
                return false;
            }
        }
        return true;
    }

    private boolean isOurs(JWEHeader header, PartnerId partner) {
        return JWEAlgorithm.DIR.equals(header.getAlgorithm())
                && EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                && header.getCompressionAlgorithm() == null
                && purpose.equals(header.getCustomParam(PURPOSE))
                && partner.value().equals(header.getCustomParam(PARTNER));
    }
}
