package dev.roadcase.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every key there is, with its default and the form its value must have. */
public enum ConfigKey {
    NAME("name", "", ".{0,100}", "up to 100 characters; empty means the machine's name"),
    ROLE("role", "edge", "edge|hub", "edge or hub"),
    PORT("port", "3001", "\\d{1,5}", "a port from 0 to 65535; 0 picks a free one"),
    BIND("bind", "all", "\\S(.{0,98}\\S)?", "all, the name of an interface, or an address"),
    NAMES("names", "", Lists.NAMES, "names such as show.example.com, separated by commas"),
    ORIGINS("origins", "", Lists.ORIGINS, "addresses such as https://plan.example.com, separated by commas"),
    DATABASE_URL("database.url", "", "|sqlite:.+|jdbc:postgresql:.+", "sqlite:PATH or jdbc:postgresql://HOST/NAME"),
    DATABASE_READERS("database.readers", "4", "[1-9]|[1-5]\\d|6[0-4]", "1 to 64"),
    DATABASE_LANES("database.lanes", "4", "[1-9]|[1-5]\\d|6[0-4]", "1 to 64"),
    DATABASE_GROUP("database.group-size", "256", "[1-9]\\d{0,3}", "1 to 9999"),
    PROXIES("proxies", "", Lists.ADDRESSES, "addresses such as 127.0.0.1, separated by commas"),
    TLS_MODE("tls.mode", "none", "none|optional|required", "none, optional or required"),
    TLS_CERTIFICATE("tls.certificate", "", ".*", "the path of a file"),
    TLS_KEY("tls.key", "", ".*", "the path of a file"),
    BACKUP_EVERY("backup.every", "30", "\\d{1,4}", "minutes from 0 to 9999; 0 takes no snapshots by itself"),
    HUB_URL("hub.url", "", "|https?://\\S+", "an http or https address"),
    HUB_TRUST("hub.trust", "", ".*", "the path of a file"),
    ACCESS_MODE("access.mode", "pin", "pin|open|users", "pin, open or users"),
    ISSUER_NAME("issuer.name", "", ".{0,300}", "the iss of the tokens, up to 300 characters"),
    ISSUER_AUDIENCE("issuer.audience", "authenticated", "\\S{1,300}", "the aud of the tokens"),
    ISSUER_KEYS("issuer.keys", "", Lists.KEYS, "an https address"),
    ISSUER_SECRET("issuer.secret", "", "|.{32,1000}", "at least 32 characters"),
    ISSUER_ROLE_CLAIM(
            "issuer.role-claim", "app_metadata.roadcase_role", "\\w+(\\.\\w+){0,5}", "names with dots between"),
    ISSUER_ROLE("issuer.role", "", "|viewer|editor", "viewer, editor or empty"),
    DISCOVERY_MDNS("discovery.mdns", "true", "true|false", "true or false"),
    DEMO("demo", "false", "true|false", "true or false"),
    LOG_LEVEL("log.level", "info", "error|warn|info|debug", "error, warn, info or debug"),
    LOG_MAX_SIZE("log.max-size", "10 MB", Size.FORM, Size.EXPECTED),
    LOG_TOTAL_SIZE("log.total-size", "50 MB", Size.FORM, Size.EXPECTED);

    /** The form of values that are several. */
    private static final class Lists {
        static final String NAMES = "|[\\w.-]{1,253}( *, *[\\w.-]{1,253}){0,31}";
        static final String ADDRESSES = "|[0-9a-fA-F.:]{2,45}( *, *[0-9a-fA-F.:]{2,45}){0,31}";
        static final String ORIGIN = "https?://[\\w.:\\[\\]-]{1,260}";
        static final String KEYS = "|https://\\S+|http://(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?/\\S*";
        static final String ORIGINS = "|" + ORIGIN + "( *, *" + ORIGIN + "){0,31}";
    }

    private final String key;
    private final String initial;
    private final Pattern form;
    private final String expected;

    ConfigKey(String key, String initial, String form, String expected) {
        this.key = key;
        this.initial = initial;
        this.form = Pattern.compile(form);
        this.expected = expected;
    }

    /** As it stands in the file, with dots for its sections. */
    public String key() {
        return key;
    }

    /** The value when nothing says otherwise, as text. */
    public String initial() {
        return initial;
    }

    String expected() {
        return expected;
    }

    boolean accepts(String value) {
        return form.matcher(value).matches()
                && (this != PORT || Integer.parseInt(value) <= 65_535)
                && ((this != HUB_URL && this != ISSUER_KEYS) || isAddress(value));
    }

    private static boolean isAddress(String value) {
        try {
            return value.isEmpty() || new URI(value).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The environment variable: {@code hub.url} is {@code ROADCASE_HUB_URL}. */
    public String variable() {
        return variable(key);
    }

    static String variable(String key) {
        return "ROADCASE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static Optional<ConfigKey> of(String key) {
        return Arrays.stream(values()).filter(k -> k.key.equals(key)).findFirst();
    }
}
