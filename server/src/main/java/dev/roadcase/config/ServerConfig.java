package dev.roadcase.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A complete, checked configuration, read by its parts: {@code config.http().port()}.
 *
 * @param data the data directory
 * @param values what was set, by key; defaults are not in it
 */
public record ServerConfig(Path data, Map<ConfigKey, String> values) {
    public ServerConfig {
        values = Map.copyOf(values);
    }

    public ServerIdentity identity() {
        String name = text(ConfigKey.NAME).strip();
        return new ServerIdentity(
                name.isEmpty() ? HostName.ofThisMachine() : name, choice(ServerIdentity.Role.class, ConfigKey.ROLE));
    }

    public HttpConfig http() {
        return new HttpConfig(
                number(ConfigKey.PORT), text(ConfigKey.BIND), several(ConfigKey.NAMES), several(ConfigKey.ORIGINS));
    }

    public TlsConfig tls() {
        return new TlsConfig(
                text(ConfigKey.TLS_MODE),
                path(ConfigKey.TLS_CERTIFICATE),
                path(ConfigKey.TLS_KEY),
                several(ConfigKey.PROXIES),
                path(ConfigKey.HUB_TRUST));
    }

    public DatabaseConfig database() {
        return new DatabaseConfig(
                new DatabaseAddress(databaseUrl()),
                number(ConfigKey.DATABASE_READERS),
                number(ConfigKey.DATABASE_LANES),
                number(ConfigKey.DATABASE_GROUP));
    }

    /** How often a changed database is copied; zero for never. */
    public Duration backupEvery() {
        return Duration.ofMinutes(number(ConfigKey.BACKUP_EVERY));
    }

    public AccessConfig access() {
        return new AccessConfig(choice(AccessConfig.Mode.class, ConfigKey.ACCESS_MODE));
    }

    public HubConfig hub() {
        return new HubConfig(
                Optional.of(text(ConfigKey.HUB_URL)).filter(u -> !u.isEmpty()).map(URI::create));
    }

    /** Who else signs people in; empty for nobody. */
    public Optional<IssuerConfig> issuer() {
        Optional<URI> keys = Optional.of(text(ConfigKey.ISSUER_KEYS))
                .filter(u -> !u.isEmpty())
                .map(URI::create);
        return Optional.of(text(ConfigKey.ISSUER_NAME))
                .filter(name -> !name.isEmpty())
                .map(name -> new IssuerConfig(
                        name,
                        text(ConfigKey.ISSUER_AUDIENCE),
                        keys,
                        text(ConfigKey.ISSUER_SECRET),
                        text(ConfigKey.ISSUER_ROLE_CLAIM),
                        text(ConfigKey.ISSUER_ROLE)));
    }

    public DiscoveryConfig discovery() {
        return new DiscoveryConfig(flag(ConfigKey.DISCOVERY_MDNS));
    }

    public LogConfig log() {
        return new LogConfig(text(ConfigKey.LOG_LEVEL), size(ConfigKey.LOG_MAX_SIZE), size(ConfigKey.LOG_TOTAL_SIZE));
    }

    /** Whether to bring the demo show on first start. */
    public boolean demo() {
        return flag(ConfigKey.DEMO);
    }

    public String text(ConfigKey key) {
        return Objects.requireNonNullElse(values.get(key), key.initial());
    }

    public int number(ConfigKey key) {
        return Integer.parseInt(text(key));
    }

    public boolean flag(ConfigKey key) {
        return Boolean.parseBoolean(text(key));
    }

    /** The database's address with its password: the one given, else a file in the data directory. */
    public String databaseUrl() {
        String given = text(ConfigKey.DATABASE_URL);
        return given.isEmpty() ? "sqlite:" + data.resolve("roadcase.db") : given;
    }

    /** A path as given; a relative one begins at the data directory. */
    private Optional<Path> path(ConfigKey key) {
        return Optional.of(text(key).strip()).filter(t -> !t.isEmpty()).map(data::resolve);
    }

    private Set<String> several(ConfigKey key) {
        return Arrays.stream(text(key).toLowerCase(Locale.ROOT).split(" *, *", -1))
                .filter(t -> !t.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Size size(ConfigKey key) {
        return Size.of(text(key));
    }

    private <E extends Enum<E>> E choice(Class<E> type, ConfigKey key) {
        return Enum.valueOf(type, text(key).toUpperCase(Locale.ROOT));
    }

    /** Values may hold a password, so they are not shown. */
    @Override
    public String toString() {
        return "ServerConfig[" + data + "]";
    }
}
