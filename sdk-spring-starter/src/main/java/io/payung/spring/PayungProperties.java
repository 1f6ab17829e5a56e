package io.payung.spring;

import io.payung.access.Role;
import io.payung.key.Realm;
import io.payung.store.JdbcOptions.Migration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The properties below {@code payung}. A value out of its bounds fails the start and names the property. Paths are texts here, because a
 * web application binds a relative {@code Path} to its own resources and refuses {@code ../products}.
 *
 * @param enabled     Whether Payung is set up at all.
 * @param partner     Id of the platform that sells; every stored row belongs to it. 1 to 63 lower-case letters, digits and hyphens.
 * @param products    Where the products come from.
 * @param packs       Where compiled products come from, instead of folders.
 * @param store       Where policies are kept.
 * @param idempotency How repeated requests are told from new ones.
 * @param keys        Where secret keys come from.
 * @param offers      Terms of offers.
 * @param applications How long applications wait for their payment, and who looks after them.
 * @param consent     How consents are proven.
 * @param web         The REST endpoints.
 * @param events      How it is told what has happened.
 * @param limits      How much is sold to one person.
 * @param records     How long personal records are kept.
 * @param sandbox     Whether anything is sold for real.
 * @param certificates What is printed on certificates.
 */
@Validated
@ConfigurationProperties("payung")
public record PayungProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("default") @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}") String partner,
        @DefaultValue @Valid Products products,
        @DefaultValue @Valid Packs packs,
        @DefaultValue @Valid Store store,
        @DefaultValue @Valid Idempotency idempotency,
        @DefaultValue @Valid Keys keys,
        @DefaultValue @Valid Offers offers,
        @DefaultValue @Valid Applications applications,
        @DefaultValue @Valid Consent consent,
        @DefaultValue @Valid Web web,
        @DefaultValue @Valid Events events,
        @DefaultValue @Valid Limits limits,
        @DefaultValue @Valid Records records,
        @DefaultValue @Valid Sandbox sandbox,
        @DefaultValue @Valid Certificates certificates) {

    /**
     * @param directory   Folder that holds one folder for each product, or that is itself a product folder.
     * @param sellDrafts  Whether drafts are sold, too: for trying products out, never for customers.
     * @param isolated    Whether each product is compiled in a process of its own; turn it off only for folders you wrote yourselves.
     * @param reloadEvery How often the folders or packs are read again, 100ms to 1d; without it they are read at start only.
     */
    public record Products(
            @DefaultValue("products") @NotBlank String directory,
            @DefaultValue("false") boolean sellDrafts,
            @DefaultValue("true") boolean isolated,
            @Nullable @DurationMin(millis = 100) @DurationMax(days = 1) Duration reloadEvery) {}

    /**
     * @param directory   Folder of signed pack files (*.payung), which are then served instead of folders, and nothing else.
     * @param trustedKeys File of the public keys whose packs are served, one a line as payung keys writes it.
     * @param archive     Folder of pack files that are sold no longer and whose claims are still decided; by default archive below the packs.
     */
    public record Packs(@Nullable String directory, @Nullable String trustedKeys, @Nullable String archive) {}

    /**
     * @param file     H2 file, without ending, that keeps everything when the application has no DataSource of its own and no JDBC URL is
     *                 given.
     * @param jdbcUrl  Database to use when the application has no DataSource of its own.
     * @param username User name for the JDBC URL.
     * @param password Password for the JDBC URL.
     * @param migrate  What happens to the tables at start: migrate creates and updates them, validate only checks them, off does neither.
     */
    public record Store(
            @DefaultValue("./data/payung") @NotBlank String file,
            @Nullable String jdbcUrl,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("migrate") @NotNull Migration migrate) {

        @Override
        public String toString() {
            return "Store[migrate=" + migrate + "]";
        }
    }

    /** A class, because no record may have a component called {@code wait}. */
    public static final class Idempotency {

        /**
         * How long a request waits for another one that is working under the same idempotency key, 1ms to 30s.
         */
        private final Duration wait;

        public Idempotency(@DefaultValue("2s") Duration wait) {
            this.wait = wait;
        }

        @DurationMin(millis = 1)
        @DurationMax(seconds = 30)
        public Duration getWait() {
            return wait;
        }
    }

    /**
     * Keys are texts without bounds here, because a fault of a bound would quote them.
     *
     * @param developmentFile File of the development key, made when it does not exist; by default the path of the H2 file with the ending
     *                        .key.
     * @param token           Keys of offers, ID:BASE64 of 32 bytes each: the current one, then older ones as long as their offers are open.
     * @param person          Keys of personal data, written alike: the current one, then every older one that anything was written under.
     * @param blindIndex      The key under which persons are found again, written alike; it never changes.
     * @param ledger          Keys that sign consents, written alike: the current one first.
     * @param certificate     Keys of the QR codes on certificates, written alike: the current one, then every older one that anything was printed under.
     */
    public record Keys(
            @Nullable String developmentFile,
            @DefaultValue List<String> token,
            @DefaultValue List<String> person,
            @DefaultValue List<String> blindIndex,
            @DefaultValue List<String> ledger,
            @DefaultValue List<String> certificate) {

        @Override
        public String toString() {
            return "Keys[****]";
        }
    }

    /**
     * @param validFor How long an offer can be issued, 1m to 30d.
     */
    public record Offers(@DefaultValue("30m") @DurationMin(minutes = 1) @DurationMax(days = 30) Duration validFor) {}

    /**
     * @param paidWithin     How long an application waits for its payment, 1m to 31d; never beyond the last day on which its product lets cover
     *                       start.
     * @param reconcile      Whether this node looks after applications and refunds; the work is shared by all nodes that do.
     * @param reconcileEvery How often it does so, 1s to 1h.
     */
    public record Applications(
            @DefaultValue("24h") @DurationMin(minutes = 1) @DurationMax(days = 31) Duration paidWithin,
            @DefaultValue("true") boolean reconcile,
            @DefaultValue("1m") @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration reconcileEvery) {}

    /**
     * @param sealEvery How often what customers consented to is chained and signed, 100ms to 1d.
     */
    public record Consent(@DefaultValue("1m") @DurationMin(millis = 100) @DurationMax(days = 1) Duration sealEvery) {}

    /**
     * @param keptFor How long after its last day a policy keeps a person from being erased, for example 10y; never shorter than claims may be reported.
     */
    public record Records(@DefaultValue("0d") Period keptFor) {}

    /**
     * @param enabled Whether this server is a sandbox: nobody is insured, numbers begin with TEST-, clock and gateway do what they are told.
     */
    public record Sandbox(@DefaultValue("false") boolean enabled) {

        Realm realm() {
            return enabled ? Realm.SANDBOX : Realm.PRODUCTION;
        }
    }

    /**
     * @param address What the QR code of a certificate opens, with its token appended, such as https://insurance.example/payung/v1/verify/; no QR code without.
     */
    public record Certificates(@Nullable String address) {}

    /**
     * @param sumInsuredPerPerson Most that all policies of one person insure together, by currency, for example IDR: 500000000; without a limit for others.
     */
    public record Limits(@DefaultValue Map<String, BigDecimal> sumInsuredPerPerson) {}

    /**
     * @param open    Whether the REST endpoints answer everybody who reaches them, without authentication.
     * @param secured Whether the REST endpoints answer partners, who show an API key or a JSON Web Token.
     * @param apiKeys The API keys of partners, [0].partner, [0].roles and [0].hash each, as payung api-key writes them; several of one partner, too.
     * @param jwt     How a JSON Web Token tells its partner.
     */
    public record Web(
            @DefaultValue("false") boolean open,
            @DefaultValue("false") boolean secured,
            @DefaultValue @Valid List<ApiKey> apiKeys,
            @DefaultValue @Valid Jwt jwt) {}

    /**
     * @param partner For whom the key is.
     * @param roles   What its holder may do: seller, claims, insurer, reader, eraser.
     * @param hash    What is kept of the key; the key itself is nowhere.
     */
    public record ApiKey(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}") String partner,
            @NotEmpty Set<Role> roles,
            @NotBlank String hash) {

        @Override
        public String toString() {
            return "ApiKey[partner=" + partner + ", roles=" + roles + "]";
        }
    }

    /**
     * @param partnerClaim Claim of a JSON Web Token that names the partner.
     */
    public record Jwt(@DefaultValue("payung_partner") @NotBlank String partnerClaim) {}

    /**
     * @param relay     Whether this node tells events; those that it writes are told by the nodes that do.
     * @param pollEvery How long it rests when there is nothing to tell, 10ms to 1h.
     * @param attempts  How often an event is told before it is given up, 1 to 100.
     * @param keptFor   How long events are kept that everybody has heard, for example 90d, 1d or more; for ever without it.
     * @param webhook   The address that events are sent to.
     */
    public record Events(
            @DefaultValue("true") boolean relay,
            @DefaultValue("1s") @DurationMin(millis = 10) @DurationMax(hours = 1) Duration pollEvery,
            @DefaultValue("12") @Min(1) @Max(100) int attempts,
            @Nullable @DurationMin(days = 1) @DurationMax(days = 36_500) Duration keptFor,
            @DefaultValue @Valid Webhook webhook) {}

    /**
     * @param name      Under which the store remembers what it has heard; servers of several partners that share a store have one each.
     * @param url       Address that the events of payung.partner are sent to, https, or http to this machine.
     * @param secrets   What the receiver checks signatures with, whsec_ and Base64 each: the current one, then an older one as long as it is replaced.
     * @param timeout   How long one request may take, 100ms to 30s.
     * @param allowHttp Whether the address may be plain http to another machine, where everybody on the way can read along.
     */
    public record Webhook(
            @DefaultValue("webhook") String name,
            @Nullable String url,
            @DefaultValue List<String> secrets,
            @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(seconds = 30) Duration timeout,
            @DefaultValue("false") boolean allowHttp) {

        @Override
        public String toString() {
            return "Webhook[timeout=" + timeout + "]";
        }
    }
}
