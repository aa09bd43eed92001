package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the API needs to trigger and to tell about syncing with a hub. */
public interface Syncing {
    /** What this server is called among others. */
    String name();

    /** How it stands, over all and per production. */
    ObjectNode status();

    /** Fetches a show from the hub, or every one it has when null; answers the job's id. */
    UUID download(@Nullable UUID production);

    /** Brings what waits of a show, or of all, to the hub; answers the job's id. */
    UUID upload(@Nullable UUID production);

    /** The shows the hub has for this edge, asked for now. Throws {@link Problem} with the reason when that cannot be. */
    ArrayNode offers();

    /** How far a job is; empty when there is no such job. */
    Optional<ObjectNode> job(UUID id);

    /** The newest sync runs, the last one first. */
    ArrayNode runs(int limit);

    /** Ties this edge to a hub. Throws {@link Problem} with what to do when that cannot be. */
    ObjectNode pair(String url, String code);

    /** On a hub: a code that lets one edge pair. */
    Code pairCode(List<UUID> productions, Duration life);

    /**
     * On a hub: the credential for a code, which is used up by that; empty when it is not good.
     *
     * @param before what this edge is let in for already, which it stays; null for one that is new
     */
    Optional<String> redeem(String code, String edge, @Nullable Admission before);

    /** A one-time code and when it ends. */
    record Code(String code, Instant expiresAt) {}
}
