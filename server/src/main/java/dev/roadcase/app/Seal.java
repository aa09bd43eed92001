package dev.roadcase.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.http.Https;
import dev.roadcase.tls.Certificates;
import dev.roadcase.tls.Reach;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The server's certificates in the hands of HTTP and the network: made when encryption is on, none otherwise. */
final class Seal {
    private final Encryption told;
    private final boolean isHub;
    private final @Nullable Certificates certificates;

    private Seal(Encryption told, boolean isHub, @Nullable Certificates certificates) {
        this.told = told;
        this.isHub = isHub;
        this.certificates = certificates;
    }

    static Seal of(Settings settings, Supplier<Reach> reach, InstantSource clock) {
        Encryption told = settings.venue().encryption();
        boolean isHub = settings.role().equals("hub");
        if (told.mode() == Encryption.Mode.NONE) {
            return new Seal(told, isHub, null);
        }
        Certificates made = told.certificate().isPresent()
                ? Certificates.given(told.certificate().get(), told.key().orElseThrow(), clock)
                : Certificates.own(settings.data().resolve("tls"), settings.name(), reach.get(), clock);
        return new Seal(told, isHub, made);
    }

    Https https() {
        if (certificates == null) {
            return Https.none(told.proxies(), isHub);
        }
        Https.Mode mode = told.mode() == Encryption.Mode.REQUIRED ? Https.Mode.REQUIRED : Https.Mode.OPTIONAL;
        Certificates made = certificates;
        Optional<Https.Root> root = made.root()
                .map(r -> new Https.Root(
                        r.pem(), r.fingerprint(), () -> made.revoked().orElseThrow()));
        return new Https(mode, certificates.context(), told.proxies(), isHub, root);
    }

    void follow(Reach reach) {
        if (certificates != null) {
            certificates.follow(reach);
        }
    }

    /** The root's fingerprint, for the host's own screens; empty without a root of our own. */
    Optional<String> fingerprint() {
        return Optional.ofNullable(certificates).flatMap(Certificates::root).map(Certificates.Root::fingerprint);
    }

    /** For health and status. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("mode", told.mode().name().toLowerCase(Locale.ROOT));
        if (certificates != null) {
            json.put("certificateUntil", certificates.ends().toString());
        }
        fingerprint().ifPresent(f -> json.put("rootFingerprint", f));
        return json;
    }
}
