package dev.roadcase.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A show drawn by chance; the same seed is the same show. */
final class RandomShow {
    private static final List<String> CATEGORIES =
            List.of("router", "snake", "patch-panel", "converter", "distribution-amplifier", "switcher");
    private static final List<String> PLUGS =
            List.of("3G-SDI", "12G-SDI", "3G-SDI", "HDMI 2.0", "BNC Ref", "Fiber LC SM", "something else");

    final Sketch sketch = new Sketch();
    final List<UUID> connections = new ArrayList<>();
    private final List<UUID> things = new ArrayList<>();
    private final List<List<UUID>> gives = new ArrayList<>();
    private final List<List<UUID>> takes = new ArrayList<>();
    private final Random random;

    private RandomShow(long seed) {
        random = new Random(seed);
    }

    /** Cables run from earlier things to later ones, unless {@code tangled}. */
    static RandomShow of(long seed, boolean tangled) {
        RandomShow show = new RandomShow(seed);
        show.things();
        int cables = 5 + show.random.nextInt(25);
        for (int i = 0; i < cables; i++) {
            show.cable(tangled);
        }
        return show;
    }

    private String plug() {
        return PLUGS.get(random.nextInt(PLUGS.size()));
    }

    private void things() {
        for (int i = 0; i < 3; i++) {
            UUID source = sketch.source("SRC " + i / 2, Map.of("hRes", 1920, "vRes", 1080));
            add(source, List.of(sketch.output(source, plug()), sketch.output(source, plug())), List.of());
        }
        int devices = 2 + random.nextInt(5);
        for (int i = 0; i < devices; i++) {
            device(i);
        }
        for (int i = 0; i < 3; i++) {
            UUID send = sketch.send("DST " + i, Map.of("hRes", 3840, "vRes", 2160));
            add(send, List.of(), List.of(sketch.input(send, plug())));
        }
    }

    private void device(int number) {
        UUID device = sketch.device("Box " + number, CATEGORIES.get(random.nextInt(CATEGORIES.size())));
        List<UUID> ins = new ArrayList<>();
        List<UUID> outs = new ArrayList<>();
        int ports = 1 + random.nextInt(3);
        for (int i = 1; i <= ports; i++) {
            ins.add(sketch.port(device, "in", plug(), "IN " + i));
            outs.add(sketch.port(device, random.nextInt(8) == 0 ? "bidirectional" : "out", plug(), "OUT " + i));
        }
        add(device, outs, ins);
    }

    private void add(UUID thing, List<UUID> outs, List<UUID> ins) {
        things.add(thing);
        gives.add(outs);
        takes.add(ins);
    }

    private void cable(boolean tangled) {
        int from = random.nextInt(things.size());
        int to = random.nextInt(things.size());
        if (gives.get(from).isEmpty() || takes.get(to).isEmpty() || (!tangled && from >= to)) {
            return;
        }
        connections.add(sketch.cable(one(gives.get(from)), one(takes.get(to)), "SDI-" + random.nextInt(20)));
        through(tangled, from, to);
    }

    /** Some are drawn through a device in between. */
    private void through(boolean tangled, int from, int to) {
        int middle = random.nextInt(things.size());
        boolean between = tangled || (from < middle && middle < to);
        if (random.nextInt(3) == 0
                && between
                && !takes.get(middle).isEmpty()
                && !gives.get(middle).isEmpty()) {
            int port = 1 + random.nextInt(takes.get(middle).size());
            sketch.set(
                    connections.getLast(),
                    Map.of(
                            "intermediateId", things.get(middle),
                            "intermediateInput", "IN " + port,
                            "intermediateOutput", "OUT " + (1 + random.nextInt(port))));
        }
    }

    private UUID one(List<UUID> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
