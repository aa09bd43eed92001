package dev.roadcase.schedule;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.Id;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Port;
import dev.roadcase.model.Production;
import dev.roadcase.model.Send;
import dev.roadcase.model.SendInput;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A small show to schedule: a laptop with one output, a router with two inputs and two outputs, a projector. */
final class Rack {
    private static final Id<Production> SHOW = new Id<>(Ids.mint());

    final Id<SourceOutput> out = new Id<>(Ids.mint());
    final Id<SendInput> in = new Id<>(Ids.mint());
    final Source laptop = new Source(
            new Id<>(Ids.mint()),
            SHOW,
            "SRC 1",
            "laptop",
            "PPT",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(new SourceOutput(out, "HDMI 2.0", 1, null, null, null, null, null)));
    final Send projector = new Send(
            new Id<>(Ids.mint()),
            SHOW,
            "DST 1",
            "projector",
            "Left",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(new SendInput(in, "12G-SDI", 1, "SDI A")));
    final Device router = new Device(
            new Id<>(Ids.mint()),
            SHOW,
            "Router A",
            "router",
            null,
            "Rack B",
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(port("in", "IN 1", 1), port("in", "IN 2", 2), port("out", "OUT 1", 1), port("out", "OUT 2", 2)));
    final List<Connection> connections = new ArrayList<>();

    private static Port port(String direction, String label, int index) {
        return new Port(new Id<>(Ids.mint()), direction, "12G-SDI", null, label, null, index, null, null);
    }

    Id<Port> port(int index) {
        return router.ports().get(index).id();
    }

    /** A cable from the laptop into the router. */
    Connection feed(@Nullable String label, @Nullable String type, @Nullable Integer millimetres) {
        return add(connection(out.value(), port(0).value(), null, null, label, type, millimetres));
    }

    /** A cable from the router to the projector. */
    Connection screen(@Nullable String label, @Nullable String type, @Nullable Integer millimetres) {
        return add(connection(port(2).value(), in.value(), null, null, label, type, millimetres));
    }

    /** The whole way through the router as one connection. */
    Connection through(String input, String output, @Nullable String label) {
        return add(connection(out.value(), in.value(), input, output, label, null, null));
    }

    Connection add(Connection connection) {
        connections.add(connection);
        return connection;
    }

    Connection connection(
            @Nullable UUID from,
            @Nullable UUID to,
            @Nullable String input,
            @Nullable String output,
            @Nullable String label,
            @Nullable String type,
            @Nullable Integer millimetres) {
        return new Connection(
                new Id<>(Ids.mint()),
                SHOW,
                null,
                null,
                input == null ? null : "router",
                input == null ? null : router.id(),
                input,
                output,
                null,
                null,
                null,
                null,
                from == null ? null : new Id<>(from),
                to == null ? null : new Id<>(to),
                type,
                millimetres,
                label,
                "planned");
    }

    Show show() {
        return new Show(List.of(laptop), List.of(projector), List.of(router), connections);
    }

    Schedule schedule() {
        return Schedule.of(show(), Unit.FEET.stock());
    }
}
