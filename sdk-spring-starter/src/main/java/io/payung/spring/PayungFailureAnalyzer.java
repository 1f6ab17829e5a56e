package io.payung.spring;

import static java.util.Map.entry;

import io.payung.fault.PayungException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to change when Payung cannot start; a fault that needs more than its own words is left to Spring Boot. */
class PayungFailureAnalyzer extends AbstractFailureAnalyzer<PayungException> {

    private static final Map<String, String> ACTIONS = Map.ofEntries(
            entry("PRODUCTS_NOT_FOUND", "Set payung.products.directory to the folder that holds your product folders or payung.packs.directory to that "
                    + "of your pack files, or declare a bean of type ProductCatalog."),
            entry("PACK_INVALID",
                    "Fix the lines above; payung.products.directory or payung.packs.directory says which folder was read."),
            entry("PACKS_AND_FOLDERS", "Remove payung.packs.directory to sell from folders, or everything below payung.products but reload-every to "
                    + "sell signed packs."),
            entry("PACKS_INCOMPLETE",
                    "Set both: payung.packs.directory to the folder of pack files, payung.packs.trusted-keys to the file of public keys."),
            entry("TRUSTED_KEYS_INVALID",
                    "Mend the lines above in the file of payung.packs.trusted-keys."),
            entry("FORMAT_NEEDS_DEPENDENCY",
                    "Add the dependency named above."),
            entry("TRANSACTION_MANAGER_MISMATCH", "Let the transaction manager run on that DataSource (mark the right one of each @Primary), or declare a "
                    + "PayungStore bean."),
            entry("H2_WRITE_DELAY",
                    "Add ;WRITE_DELAY=0 to the URL of the DataSource, or remove another value from it."),
            entry("STORE_AMBIGUOUS",
                    "Remove payung.store.jdbc-url, or remove the DataSource of the application."),
            entry("SCHEMA_NOT_CURRENT",
                    "Set payung.store.migrate to migrate, or run the migrations that payung-sdk-core brings."),
            entry("DEVELOPMENT_KEY_UNREADABLE",
                    "Restore the key file, set payung.keys.development-file, or declare a bean of type io.payung.key.Keys."),
            entry("DEVELOPMENT_KEYS_REFUSED", "Set payung.keys.token, payung.keys.person, payung.keys.blind-index, payung.keys.ledger and "
                    + "payung.keys.certificate to ID:KEY each, KEY as openssl rand -base64 32 makes it, or declare a bean of type io.payung.key.Keys."),
            entry("KEYS_INVALID", "Write each key as ID:KEY: an id of 1 to 40 letters, digits and hyphens that no other key of the list has, and a KEY of its "
                    + "own, as openssl rand -base64 32 makes it. The value is not shown here."),
            entry("WEB_OPEN_AND_SECURED", "Remove payung.web.open, unless everybody may sell and read."),
            entry("WEB_NOT_SECURED", "Set payung.web.secured to true, or remove payung.web.api-keys."),
            entry("WEB_SECURITY_MISSING", "Add the dependency org.springframework.boot:spring-boot-starter-security-oauth2-resource-server."),
            entry("WEB_NO_CREDENTIALS", "Set payung.web.api-keys, as payung api-key writes them, or the issuer of your tokens below "
                    + "spring.security.oauth2.resourceserver.jwt, or declare a bean of type io.payung.access.PartnerKeys."),
            entry("CERTIFICATE_ADDRESS", "Set payung.certificates.address to an http or https address, or remove it: certificates then have no QR code."),
            entry("API_KEY_HASH", "Put the line that payung api-key wrote into payung.web.api-keys, and the key itself nowhere."),
            entry("API_KEY_TWICE", "Make a key of its own for each entry of payung.web.api-keys: payung api-key writes both."),
            entry("BLIND_INDEX_KEY_CHANGED", "Use the keys that the database was written with: payung.keys.development-file, or your bean of type "
                    + "io.payung.key.Keys."),
            entry("KEYS_OF_SANDBOX", "Use keys of production's own, whose ids do not begin with test-, or set payung.sandbox.enabled to true. A development "
                    + "key that a sandbox made stays with its database: name another payung.store.file."),
            entry("KEYS_OF_PRODUCTION", "Give the sandbox keys of its own, with ids that begin with test-, or another payung.store.file, beside which it "
                    + "makes one."),
            entry("KEYS_MIXED", "Let the ids of all keys begin with test- in a sandbox, and of none elsewhere."),
            entry("STORE_OF_SANDBOX", "Name production's database, or set payung.sandbox.enabled to true."),
            entry("STORE_OF_PRODUCTION", "Give the sandbox an empty database of its own, for example by payung.store.file, and let it make its tables "
                    + "(payung.store.migrate)."),
            entry("SANDBOX_WITH_GATEWAY", "Declare your beans of type PaymentVerifier, PaymentNotices and RefundSettler only where payung.sandbox.enabled is "
                    + "not true: real money must not meet a sandbox."),
            entry("GATEWAY_OF_SANDBOX", "Declare gateways and a clock of your own; those of a sandbox say what they are told."),
            entry("SANDBOX_NOT_BUILT", "Build your bean of type Payung with sandbox(), or remove payung.sandbox.enabled."),
            entry("LISTENER_PARTNER_CHANGED", "Give it another name (a webhook by payung.events.webhook.name), or forget what the old one has heard with"
                    + " store.events().unsubscribe(name)."),
            entry("WEBHOOK_URL", "Set payung.events.webhook.url to an https address, or payung.events.webhook.allow-http to true for a network that you "
                    + "trust."),
            entry("WEBHOOK_SECRET", "Set payung.events.webhook.secrets to one secret, or to two while one replaces the other."));

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, PayungException cause) {
        String action = ACTIONS.get(cause.code());
        return action == null ? null : new FailureAnalysis(cause.getMessage(), action, cause);
    }
}
