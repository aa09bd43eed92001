package dev.roadcase.model;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which productions an edge was let in for.
 *
 * @param only these and no others; null for all there are and will be
 */
public record Admission(@Nullable Set<UUID> only) {
    /** More than that cannot be named; their list travels with each request. */
    public static final int MOST = 100;

    /** To every production. */
    public static final Admission ALL = new Admission(null);

    private static final String EVERY = "*";
    private static final int BYTES = 16;

    public Admission {
        only = only == null ? null : Set.copyOf(only);
    }

    /** As a pairing code says it: these, or all when there are none. */
    public static Admission named(Collection<UUID> productions) {
        return productions.isEmpty() ? ALL : new Admission(Set.copyOf(productions));
    }

    public boolean covers(UUID production) {
        return only == null || only.contains(production);
    }

    /** Whether it fits in a credential. */
    public boolean isShort() {
        return only == null || only.size() <= MOST;
    }

    /** To whatever either lets in. */
    public Admission and(Admission other) {
        if (only == null || other.only == null) {
            return ALL;
        }
        Set<UUID> both = new HashSet<>(only);
        both.addAll(other.only);
        return new Admission(both);
    }

    /** In few characters: {@code *} for all, otherwise the ids in base64 (RFC 4648, section 5) one after the other. */
    public String text() {
        if (only == null) {
            return EVERY;
        }
        ByteBuffer bytes = ByteBuffer.allocate(only.size() * BYTES);
        only.stream()
                .sorted()
                .forEach(id -> bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * What {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Admission of(String text) {
        if (text.equals(EVERY)) {
            return ALL;
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        if (bytes.remaining() % BYTES != 0) {
            throw new IllegalArgumentException("These are no whole ids.");
        }
        Set<UUID> ids = new HashSet<>();
        while (bytes.hasRemaining()) {
            ids.add(new UUID(bytes.getLong(), bytes.getLong()));
        }
        return new Admission(ids);
    }
}
