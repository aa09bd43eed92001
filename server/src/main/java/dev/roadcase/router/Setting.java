package dev.roadcase.router;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What shall be different on a router; ports count from 1.
 *
 * @param crosspoints the input for each output
 * @param inputLabels by input
 * @param outputLabels by output
 */
public record Setting(
        Map<Integer, Integer> crosspoints, Map<Integer, String> inputLabels, Map<Integer, String> outputLabels) {
    private static final int LABEL = 100;

    public Setting {
        crosspoints = Map.copyOf(crosspoints);
        inputLabels = Map.copyOf(inputLabels);
        outputLabels = Map.copyOf(outputLabels);
    }

    public boolean isEmpty() {
        return crosspoints.isEmpty() && inputLabels.isEmpty() && outputLabels.isEmpty();
    }

    /** Why that router cannot be set so, in words; empty when it can. */
    public Optional<String> objection(RouterState router) {
        Optional<String> missing = missing(router);
        return missing.isPresent() ? missing : locked(router).or(this::badLabel);
    }

    private Optional<String> missing(RouterState router) {
        Map<Integer, Integer> all = new TreeMap<>(crosspoints);
        boolean inputs = crosspoints.values().stream().allMatch(i -> i >= 1 && i <= router.inputs())
                && inputLabels.keySet().stream().allMatch(i -> i >= 1 && i <= router.inputs());
        boolean outputs = all.keySet().stream().allMatch(o -> o >= 1 && o <= router.outputs())
                && outputLabels.keySet().stream().allMatch(o -> o >= 1 && o <= router.outputs());
        return inputs && outputs
                ? Optional.empty()
                : Optional.of("The router has inputs 1 to " + router.inputs() + " and outputs 1 to " + router.outputs()
                        + ".");
    }

    private Optional<String> locked(RouterState router) {
        return crosspoints.keySet().stream()
                .filter(router.locked()::contains)
                .findFirst()
                .map(o -> "Output " + o + " is locked on the router. Unlock it there first.");
    }

    private Optional<String> badLabel() {
        boolean good = inputLabels.values().stream().allMatch(Setting::isLine)
                && outputLabels.values().stream().allMatch(Setting::isLine);
        return good ? Optional.empty() : Optional.of("A label is one line of up to " + LABEL + " characters.");
    }

    /** A line end in a label would begin a command of its own. */
    private static boolean isLine(String label) {
        return label.length() <= LABEL && label.codePoints().noneMatch(Character::isISOControl);
    }
}
