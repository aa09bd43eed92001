package dev.roadcase.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.Id;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Port;
import dev.roadcase.model.Production;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Id<Production> SHOW = new Id<>(Ids.mint());

    private final Device router = new Device(
            new Id<>(Ids.mint()), SHOW, "Router A", "router", null, null, null, null, null, null, null, null, ports());
    private final List<Connection> plan = new ArrayList<>();

    private static List<Port> ports() {
        List<Port> ports = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            ports.add(new Port(new Id<>(Ids.mint()), "in", null, null, i == 3 ? "Cam 3" : null, null, i, null, null));
            ports.add(new Port(new Id<>(Ids.mint()), "out", null, null, "DST " + i, null, i, null, null));
        }
        return ports;
    }

    private Connection through(@Nullable String input, @Nullable String output) {
        Connection c = new Connection(
                new Id<>(Ids.mint()),
                SHOW,
                null,
                null,
                "router",
                router.id(),
                input,
                output,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        plan.add(c);
        return c;
    }

    private static RouterState state(Map<Integer, Integer> crosspoints) {
        return new RouterState(
                "Smart Videohub",
                "A",
                6,
                6,
                new TreeMap<>(crosspoints),
                new TreeMap<>(Map.of(1, "Laptop", 3, "INPUT 3")),
                new TreeMap<>(Map.of(2, "Screen left")),
                new TreeSet<>());
    }

    @Test
    void aRouterThatIsAsPlannedHasNoDifference() {
        through("cam 3", "DST 2");
        through(router.ports().getFirst().id().toString(), "OUT 4");
        assertThat(Comparison.of(router, plan, state(Map.of(2, 3, 4, 1)))).isEmpty();
    }

    @Test
    void anotherInputIsTold() {
        Connection c = through("Cam 3", "DST 2");
        assertThat(Comparison.of(router, plan, state(Map.of(2, 1))))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.code()).isEqualTo(Difference.Code.CROSSPOINT_DIFFERS);
                    assertThat(d.output()).isEqualTo(2);
                    assertThat(d.message())
                            .isEqualTo(
                                    "Router A output 2 (Screen left) shows input 1 (Laptop), the plan says input 3.");
                    assertThat(d.connections()).containsExactly(c.id());
                });
    }

    @Test
    void whatIsSetAtAnOutputCountsMoreThanWhatIsDrawn() {
        through("Cam 3", "DST 2");
        List<Port> ports = new ArrayList<>(router.ports());
        Port out = ports.get(3);
        ports.set(
                3,
                new Port(
                        out.id(),
                        "out",
                        null,
                        null,
                        "DST 2",
                        null,
                        2,
                        null,
                        ports.getFirst().id()));
        Device set = new Device(
                router.id(), SHOW, router.name(), "router", null, null, null, null, null, null, null, null, ports);
        assertThat(Comparison.of(set, plan, state(Map.of(2, 1)))).isEmpty();
        assertThat(Comparison.of(set, plan, state(Map.of(2, 3))))
                .extracting(Difference::message)
                .containsExactly("Router A output 2 (Screen left) shows input 3, the plan says input 1 (Laptop).");
    }

    @Test
    void portsThatItDoesNotHaveAndOutputsPlannedTwiceAreTold() {
        through("IN 7", "DST 1");
        through("IN 1", "DST 8");
        through("IN 1", "DST 5");
        through("IN 2", "DST 5");
        assertThat(Comparison.of(router, plan, state(Map.of(1, 1, 5, 1))))
                .extracting(Difference::code)
                .containsExactly(
                        Difference.Code.PORT_MISSING, Difference.Code.PLANNED_TWICE, Difference.Code.PORT_MISSING);
    }

    @Test
    void whatDoesNotSayItsPortsPlansNothing() {
        through(null, "DST 2");
        through("Cam 3", null);
        through("no such port", "DST 2");
        assertThat(Comparison.of(router, plan, state(Map.of(2, 1)))).isEmpty();
    }

    @Test
    void theOrderOfConnectionsDoesNotMatter() {
        for (int i = 1; i <= 8; i++) {
            through("IN " + i, "DST " + (i % 4 + 1));
        }
        List<Difference> before = Comparison.of(router, plan, state(Map.of(1, 1, 2, 2, 3, 3)));
        Collections.reverse(plan);
        assertThat(Comparison.of(router, plan, state(Map.of(1, 1, 2, 2, 3, 3)))).isEqualTo(before);
    }
}
