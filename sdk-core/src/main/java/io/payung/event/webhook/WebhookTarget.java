package io.payung.event.webhook;

import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook goes: {@code WebhookTarget.of("orders", URI.create("https://…"), secret)}. The address is yours to choose, never a stranger's: nothing
 * here keeps it out of your own network.
 *
 * @param name    stable name of the listener; what was sent is remembered under it
 * @param url     https, or http to this very machine
 * @param secrets each signs every request: the current one, and while it replaces an older one that, too
 * @param partner the only partner whose events are sent, or null for all
 * @param timeout how long one request may take in all, 100 ms to 30 s; 10 s unless said otherwise
 */
public record WebhookTarget(String name, URI url, List<WebhookSecret> secrets, @Nullable PartnerId partner, Duration timeout) {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    public WebhookTarget {
        secrets = List.copyOf(secrets);
        if (secrets.isEmpty() || secrets.size() > 2) {
            throw new PayungException("WEBHOOK_SECRET", "webhook \"" + name + "\" has " + secrets.size() + " secrets; give one, or two while one replaces the other");
        }
        if (timeout.toMillis() < 100 || timeout.compareTo(LONGEST) > 0) {
            throw new PayungException("WEBHOOK_TIMEOUT", "the time-out of webhook \"" + name + "\" is 100 ms to 30 s, not " + timeout);
        }
    }

    /** Throws {@code WEBHOOK_URL} unless the address is https, or http to this machine. */
    public static WebhookTarget of(String name, URI url, WebhookSecret... secrets) {
        if (!"https".equals(scheme(url)) && !isThisMachine(url)) {
            throw fault(name, "goes by https only, or to this machine; openly(…) allows plain http within a network that you trust");
        }
        return openly(name, url, secrets);
    }

    /** The same for an address that may also be plain http, where everybody on the way can read along. */
    public static WebhookTarget openly(String name, URI url, WebhookSecret... secrets) {
        boolean http = "https".equals(scheme(url)) || "http".equals(scheme(url));
        if (!http || url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw fault(name, "needs an http or https address with a host, without user name and fragment");
        }
        return new WebhookTarget(name, url, List.of(secrets), null, DEFAULT_TIMEOUT);
    }

    public WebhookTarget onlyFor(PartnerId only) {
        return new WebhookTarget(name, url, secrets, only, timeout);
    }

    public WebhookTarget waitingAtMost(Duration most) {
        return new WebhookTarget(name, url, secrets, partner, most);
    }

    private static String scheme(URI url) {
        return String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    }

    /** By its name alone: asking a name service could be answered otherwise a moment later. */
    private static boolean isThisMachine(URI url) {
        String host = String.valueOf(url.getHost());
        return host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}") || host.equals("[::1]");
    }

    private static PayungException fault(String name, String what) {
        return new PayungException("WEBHOOK_URL", "webhook \"" + name + "\" " + what);
    }

    /** Without the address, whose path or query may be a secret of the receiver. */
    @Override
    public String toString() {
        return "WebhookTarget[" + name + "]";
    }
}
