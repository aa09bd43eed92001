package dev.roadcase.model;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mints and reads UUIDs: version 7 for new records, version 5 for things that are the same everywhere (RFC 9562). */
public final class Ids {
    /** The namespace below which every fixed id of Roadcase is derived; it must never change. */
    public static final UUID NAMESPACE = UUID.fromString("6f0f4b0e-6a53-5d0c-9c3e-1d1f6b7a2c11");

    private static final TimeBasedEpochRandomGenerator TIME_ORDERED = Generators.timeBasedEpochRandomGenerator();
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    /** A new time-ordered id (version 7). */
    public static UUID mint() {
        return TIME_ORDERED.generate();
    }

    /** A new unpredictable id (version 4), for changesets and epochs. */
    public static UUID random() {
        return UUID.randomUUID();
    }

    /** The id that {@code name} has below {@code namespace} on every server (version 5). */
    public static UUID derived(UUID namespace, String name) {
        return Generators.nameBasedGenerator(namespace).generate(name);
    }

    /** The id of a thing that ships with Roadcase, by its kind and key. */
    public static UUID fixed(String kind, String key) {
        return derived(NAMESPACE, kind + "/" + key);
    }

    /** Reads the 36-character form; null when {@code text} is anything else. */
    public static @Nullable UUID parse(String text) {
        return text.length() == 36 && CANONICAL.matcher(text).matches() ? UUID.fromString(text) : null;
    }
}
