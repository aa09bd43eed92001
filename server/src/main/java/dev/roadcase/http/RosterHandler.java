package dev.roadcase.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Kind;
import dev.roadcase.store.Edges;

/** Who is connected; the admin can end a device's session at once. */
final class RosterHandler {
    private final Gate gate;
    private final Streams streams;
    private final Edges edges;

    /** @param edges from whose list an edge goes as well when its session is ended */
    RosterHandler(Gate gate, Streams streams, Edges edges) {
        this.edges = edges;
        this.gate = gate;
        this.streams = streams;
    }

    void list(Exchange x) {
        x.ctx().header("Cache-Control", "no-store");
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        gate.devices().forEach(device -> all.add(json(device)));
        x.answer(200, all);
    }

    private ObjectNode json(Gate.Device device) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", device.id())
                .put("actor", device.actor().toString())
                .put("name", device.name())
                .put("role", device.level().wire())
                .put("address", device.address())
                .put("lastSeenAt", Kind.Moment.text(device.lastSeenAt()))
                .put("stale", device.isStale())
                .put("connected", streams.isOpen(device.id()))
                .put("kind", device.kind());
    }

    /** Has a device show itself, so that one can tell which of many it is. */
    void identify(Exchange x) {
        Gate.Device device = find(x);
        if (!streams.identify(device.id(), x.caller().actor())) {
            throw Problem.refused(
                    "device-not-here", "This device does not follow the show now, so it cannot show itself.");
        }
        x.ctx().status(204);
    }

    private Gate.Device find(Exchange x) {
        String id = x.ctx().pathParam("id");
        return gate.devices().stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no such device on the roster."));
    }

    /** One's own device, or any by an admin. */
    void rename(Exchange x) {
        Gate.Device device = find(x);
        JsonNode body = Bodies.json(x.ctx(), Bodies.RECORD);
        String name = UsersHandler.name(body);
        if (!device.id().equals(x.caller().session()) && x.caller().level() != Level.ADMIN) {
            throw Problem.forbidden("Only an admin gives other people's devices a name.");
        }
        x.about(device.name() + " is now " + name);
        x.answer(
                200,
                json(gate.rename(device.id(), name)
                        .orElseThrow(() -> Problem.notFound("There is no such device on the roster."))));
        streams.renamed();
    }

    void kick(Exchange x) {
        Gate.Device gone = gate.kick(x.ctx().pathParam("id"))
                .orElseThrow(() -> Problem.notFound("There is no such device on the roster."));
        x.about(gone.name());
        streams.end(gone.id());
        if (gone.kind().equals("edge")) {
            gate.dismissEdge(gone.actor());
            edges.remove(gone.actor());
        }
        x.ctx().status(204);
    }
}
