package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Kind;
import dev.roadcase.store.Edges;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The edges that are paired with this hub; an admin can take the credential of each away. */
final class EdgesHandler {
    private final Gate gate;
    private final Edges edges;
    private final Streams streams;

    EdgesHandler(Gate gate, Edges edges, Streams streams) {
        this.gate = gate;
        this.edges = edges;
        this.streams = streams;
    }

    void list(Exchange x) {
        x.ctx().header("Cache-Control", "no-store");
        List<Gate.Device> devices = gate.devices();
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        edges.all().forEach(listed -> all.add(json(listed, devices)));
        x.answer(200, all);
    }

    private static ObjectNode json(Edges.Listed listed, List<Gate.Device> devices) {
        Edges.Known edge = listed.edge();
        Optional<Gate.Device> device = devices.stream()
                .filter(d -> d.kind().equals("edge") && d.actor().equals(edge.credential()))
                .findFirst();
        Instant seen =
                later(listed.seenAt(), device.map(Gate.Device::lastSeenAt).orElse(null));
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", edge.credential().toString())
                .put("name", device.map(Gate.Device::name).orElse(edge.name()));
        Set<UUID> only = edge.admission().only();
        if (only == null) {
            json.putNull("productions");
        } else {
            ArrayNode productions = json.putArray("productions");
            only.stream().sorted().forEach(id -> productions.add(id.toString()));
        }
        return json.put("pairedAt", Kind.Moment.text(edge.pairedAt()))
                .put("lastSeenAt", seen == null ? null : Kind.Moment.text(seen))
                .put("address", device.map(Gate.Device::address).orElse(null));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    void dismiss(Exchange x) {
        UUID id = x.id("id");
        Edges.Known edge =
                edges.find(id).orElseThrow(() -> Problem.notFound("No edge with this id is paired with this server."));
        x.about(edge.name());
        gate.dismissEdge(id).forEach(streams::end);
        edges.remove(id);
        x.ctx().status(204);
    }
}
