package dev.roadcase.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Device;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Row;
import dev.roadcase.store.Store;
import java.util.UUID;

/** Real routers: what they are switched to, how that differs from the plan, and setting them. */
final class LiveHandler {
    private final Store store;
    private final LiveRouters routers;

    LiveHandler(Store store, LiveRouters routers) {
        this.store = store;
        this.routers = routers;
    }

    void list(Exchange x) {
        live(new Key(Production.TYPE, x.id("id")));
        x.answer(200, routers.ofShow(x.id("id")));
    }

    void get(Exchange x) {
        x.answer(200, found(x.id("id")));
    }

    void put(Exchange x) {
        UUID id = x.id("id");
        Row device = live(new Key(Device.TYPE, id));
        LiveRouters.Wish wish = LiveBodies.wish(Bodies.json(x.ctx(), Bodies.RECORD), device.text("ipAddress"));
        routers.follow(id, wish, x.caller().level());
        x.answer(200, found(id));
    }

    void patch(Exchange x) {
        UUID id = x.id("id");
        LiveRouters.Change change = LiveBodies.change(Bodies.json(x.ctx(), Bodies.RECORD));
        found(id);
        routers.set(id, change, x.caller().actor());
        x.answer(200, found(id));
    }

    /** Leaving what is not followed is done already. */
    void delete(Exchange x) {
        routers.forget(x.id("id"));
        x.ctx().status(204);
    }

    private ObjectNode found(UUID device) {
        return routers.of(device)
                .orElseThrow(() -> Problem.notFound("No router is followed for this device. PUT its address here."));
    }

    private Row live(Key key) {
        Row row = store.read(r -> r.row(key))
                .orElseThrow(
                        () -> Problem.notFound("There is no such " + key.type().word() + "."));
        if (row.deleted()) {
            throw Problem.gone("This " + key.type().word() + " was deleted. Restore it first.");
        }
        return row;
    }
}
