package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Actor;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the API needs for following real routers and setting them. Refusals are {@link Problem}s. */
public interface LiveRouters {
    /** Where a router is and what may be done to it. */
    record Wish(String address, @Nullable Integer port, boolean canSet) {}

    /** What shall be different; ports count from 1. */
    record Change(
            Map<Integer, Integer> crosspoints, Map<Integer, String> inputLabels, Map<Integer, String> outputLabels) {
        public Change {
            crosspoints = Map.copyOf(crosspoints);
            inputLabels = Map.copyOf(inputLabels);
            outputLabels = Map.copyOf(outputLabels);
        }
    }

    /** The followed routers of a show. */
    ArrayNode ofShow(UUID production);

    /** One router; empty for a device that is not followed or not there. */
    Optional<ObjectNode> of(UUID device);

    /** Follows the router of a device from now on. */
    void follow(UUID device, Wish wish, Level by);

    /** Leaves it. */
    void forget(UUID device);

    /** Sets it, where that is turned on; returns once the router has agreed. */
    void set(UUID device, Change change, Actor by);
}
