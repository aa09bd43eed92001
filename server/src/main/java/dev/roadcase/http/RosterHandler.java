package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.model.Kind;

/** Who is connected; the admin can end a device's session at once. */
final class RosterHandler {
    private final Gate gate;
    private final Streams streams;

    RosterHandler(Gate gate, Streams streams) {
        this.gate = gate;
        this.streams = streams;
    }

    void list(Exchange x) {
        x.ctx().header("Cache-Control", "no-store");
        x.answer(200, json(gate));
    }

    static ArrayNode json(Gate gate) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Gate.Device device : gate.devices()) {
            all.addObject()
                    .put("id", device.id())
                    .put("actor", device.actor().toString())
                    .put("name", device.name())
                    .put("role", device.level().wire())
                    .put("address", device.address())
                    .put("lastSeenAt", Kind.Moment.text(device.lastSeenAt()))
                    .put("stale", device.isStale());
        }
        return all;
    }

    void kick(Exchange x) {
        Gate.Device gone = gate.kick(x.ctx().pathParam("id"))
                .orElseThrow(() -> Problem.notFound("There is no such device on the roster."));
        x.about(gone.name());
        streams.end(gone.actor());
        x.ctx().status(204);
    }
}
