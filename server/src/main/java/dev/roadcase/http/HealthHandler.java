package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.IntSupplier;

/** Health: one word for anybody, details for those with a session. */
final class HealthHandler {
    private final Health health;
    private final Streams streams;

    private final IntSupplier connections;

    HealthHandler(Health health, Streams streams, IntSupplier connections) {
        this.health = health;
        this.streams = streams;
        this.connections = connections;
    }

    void health(Exchange x) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", health.state());
        if (x.caller().level().covers(Level.VIEWER)) {
            json.setAll(health.details());
            json.put("streams", streams.count());
            json.put("connections", connections.getAsInt());
        }
        x.ctx().header("Cache-Control", "no-store");
        x.answer(200, json);
    }

    void database(Exchange x) {
        x.answer(200, health.database());
    }

    void metrics(Exchange x) {
        x.ctx()
                .contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(health.metrics() + "# TYPE roadcase_event_streams gauge\nroadcase_event_streams "
                        + streams.count() + "\n# TYPE roadcase_connections gauge\nroadcase_connections "
                        + connections.getAsInt() + "\n");
    }
}
