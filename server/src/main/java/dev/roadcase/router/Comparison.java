package dev.roadcase.router;

import dev.roadcase.model.Connection;
import dev.roadcase.model.Device;
import dev.roadcase.model.Id;
import dev.roadcase.model.Port;
import dev.roadcase.router.Difference.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plan against actual: what is set at an output's port, else a connection that goes through, says which input each output
 * shall show. Pure, and the same whatever the order of connections is.
 */
public final class Comparison {
    private final Device device;
    private final RouterState router;
    private final List<Difference> found = new ArrayList<>();

    private Comparison(Device device, RouterState router) {
        this.device = device;
        this.router = router;
    }

    /** What one connection plans, or what is set at a port; that has no connection. */
    private record Plan(int input, int output, @Nullable Id<Connection> connection) {}

    /** Where the router of a device is not as the connections through it say, by output. */
    public static List<Difference> of(Device device, List<Connection> connections, RouterState router) {
        Comparison comparison = new Comparison(device, router);
        Map<Integer, List<Plan>> byOutput = new TreeMap<>();
        for (Connection c : connections) {
            comparison
                    .plan(c)
                    .ifPresent(p -> byOutput.computeIfAbsent(p.output(), o -> new ArrayList<>())
                            .add(p));
        }
        device.ports().forEach(p -> comparison.set(p).ifPresent(plan -> byOutput.put(plan.output(), List.of(plan))));
        byOutput.forEach(comparison::compare);
        return List.copyOf(comparison.found);
    }

    /** What somebody set a crosspoint to. */
    private Optional<Plan> set(Port output) {
        Integer number = output.portIndex();
        if (output.routedFrom() == null || number == null || output.direction().equals("in")) {
            return Optional.empty();
        }
        return device.ports().stream()
                .filter(p -> p.id().equals(output.routedFrom()))
                .flatMap(p -> Stream.ofNullable(p.portIndex()))
                .map(input -> new Plan(input, number, null))
                .findFirst();
    }

    private Optional<Plan> plan(Connection c) {
        if (!device.id().equals(c.intermediateId())) {
            return Optional.empty();
        }
        Optional<Integer> input = port(c.intermediateInput(), "in");
        return port(c.intermediateOutput(), "out").flatMap(output -> input.map(i -> new Plan(i, output, c.id())));
    }

    /** A port's number by what a connection calls it: its id, its label, or IN 3. */
    private Optional<Integer> port(@Nullable String called, String direction) {
        return device.ports().stream()
                .filter(p -> called != null && !p.direction().equals(direction.equals("in") ? "out" : "in"))
                .filter(p -> isCalled(p, String.valueOf(called).strip(), direction))
                .flatMap(p -> Stream.ofNullable(p.portIndex()))
                .findFirst();
    }

    private static boolean isCalled(Port port, String called, String direction) {
        return called.equalsIgnoreCase(port.id().toString())
                || called.equalsIgnoreCase(port.label())
                || called.equalsIgnoreCase(direction + " " + port.portIndex());
    }

    private void compare(int output, List<Plan> plans) {
        TreeSet<Integer> inputs = new TreeSet<>();
        plans.forEach(p -> inputs.add(p.input()));
        List<Id<Connection>> ids = plans.stream()
                .flatMap(p -> Stream.ofNullable(p.connection()))
                .sorted(Comparator.comparing(Id::toString))
                .toList();
        Integer actual = router.crosspoints().get(output);
        if (inputs.size() > 1) {
            twice(output, inputs, ids);
        } else if (actual == null || inputs.first() > router.inputs()) {
            missing(output, inputs.first(), ids);
        } else if (!actual.equals(inputs.first())) {
            differs(output, inputs.first(), actual, ids);
        }
    }

    private void twice(int output, SortedSet<Integer> inputs, List<Id<Connection>> ids) {
        String all = String.join(" and ", inputs.stream().map(this::input).toList());
        add(
                Code.PLANNED_TWICE,
                output,
                output(output) + " is planned to show " + all + ", and can show one.",
                "Take one of the connections off this output.",
                ids);
    }

    private void missing(int output, int input, List<Id<Connection>> ids) {
        add(
                Code.PORT_MISSING,
                output,
                device.name() + " has " + router.inputs() + " inputs and " + router.outputs()
                        + " outputs; the plan uses " + "input " + input + " and output " + output + ".",
                "Look whether this is the right router, or plan with ports that it has.",
                ids);
    }

    private void differs(int output, int planned, int actual, List<Id<Connection>> ids) {
        add(
                Code.CROSSPOINT_DIFFERS,
                output,
                output(output) + " shows " + input(actual) + ", the plan says " + input(planned) + ".",
                "Switch the router to input " + planned + ", or change the plan.",
                ids);
    }

    private void add(Code code, int output, String message, String remedy, List<Id<Connection>> ids) {
        found.add(new Difference(code, output, message, remedy, ids));
    }

    private String output(int number) {
        return device.name() + " output " + number
                + called("output " + number, router.outputLabels().get(number));
    }

    private String input(int number) {
        return "input " + number
                + called("input " + number, router.inputLabels().get(number));
    }

    /** A label that only counts says nothing more. */
    private static String called(String counted, @Nullable String label) {
        return label == null || label.isBlank() || label.equalsIgnoreCase(counted) ? "" : " (" + label + ")";
    }
}
