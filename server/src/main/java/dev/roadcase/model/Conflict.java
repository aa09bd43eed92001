package dev.roadcase.model;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Two people's changes that could not both stand, with both of them kept. Never deleted; only its resolution is set.
 *
 * @param id the same on every server that notices it: derived from changeset, record and group
 * @param key the record it is about, the first one when it is about several
 * @param group the field group; {@link #UNIT} when a whole changeset lost together, {@link #DELETED} for a deletion
 * @param cloud what the server held
 * @param local what arrived
 * @param localWins which of the two is shown
 * @param reason why nothing of it could be carried out, in words for a person; null otherwise
 */
public record Conflict(
        UUID id,
        UUID scope,
        Key key,
        String group,
        Kind kind,
        Claim cloud,
        Claim local,
        boolean localWins,
        List<Contested> parts,
        Resolution resolution,
        @Nullable Actor resolvedBy,
        @Nullable Instant resolvedAt,
        @Nullable String reason) {
    /** The group of a conflict about a changeset that wins or loses whole. */
    public static final String UNIT = "*";

    /** The group of being deleted or not. */
    public static final String DELETED = "deleted";

    /** What kind of clash it is. */
    public enum Kind {
        /** Two edits of one field group. */
        EDIT,
        /** One deleted what the other edited. */
        DELETE_VS_EDIT,
        /** It builds on a change that has not arrived; it takes effect when that comes. */
        EARLY,
        /** A change that no server could carry out. */
        REJECTED,
        /** Kept for a person to look at. */
        REVIEW;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    public Conflict {
        parts = List.copyOf(parts);
    }

    /** The id of the conflict that {@code changeset} raises about one group of one record. */
    public static UUID idOf(UUID changeset, Key key, String group) {
        return Ids.derived(changeset, key + "/" + group);
    }

    /** Whether a loser in it still counts: neither decided by a person nor overtaken by its own author. */
    public boolean isOpen() {
        return parts.stream().anyMatch(Contested::isOpen);
    }

    /** Whether a person is asked. */
    public boolean isPending() {
        return resolution == Resolution.PENDING && isOpen();
    }

    /** Whether it is found at that record: the one it is listed under, or any it is about. */
    public boolean isAbout(Key record) {
        return key.equals(record) || parts.stream().anyMatch(p -> p.key().equals(record));
    }

    /** The side that is not shown. */
    public Claim loser() {
        return localWins ? cloud : local;
    }

    /** The same with some parts in another state. */
    public Conflict withParts(UnaryOperator<Contested> change) {
        List<Contested> next = parts.stream().map(change).toList();
        return new Conflict(
                id, scope, key, group, kind, cloud, local, localWins, next, resolution, resolvedBy, resolvedAt, reason);
    }

    /** The same with nothing left to ask a person. */
    public Conflict settled() {
        Resolution how = localWins ? Resolution.LOCAL_WINS : Resolution.CLOUD_WINS;
        return new Conflict(
                id, scope, key, group, kind, cloud, local, localWins, parts, how, resolvedBy, resolvedAt, reason);
    }

    /** The same with a person's decision. */
    public Conflict resolved(Resolution how, Actor by, Instant at) {
        List<Contested> next = parts.stream()
                .map(p -> p.isOpen() ? p.as(Contested.State.RESOLVED) : p)
                .toList();
        return new Conflict(id, scope, key, group, kind, cloud, local, localWins, next, how, by, at, reason);
    }
}
