package io.payung.quote;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import io.payung.key.SecretKey;
import java.util.Map;

/** Seals anything with a genuine key, as another part of the same system would. */
final class Jwe {
    private Jwe() {}

    static QuoteToken seal(SecretKey key, byte[] content, Map<String, Object> header) {
        JWEHeader.Builder builder = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).keyID(key.id());
        header.forEach(builder::customParam);
        JWEObject token = new JWEObject(builder.build(), new Payload(content));
        try {
            token.encrypt(new DirectEncrypter(key.bytes()));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return new QuoteToken(token.serialize());
    }
}
