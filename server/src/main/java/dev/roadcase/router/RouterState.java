package dev.roadcase.router;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a router says of itself at one moment. Ports count from 1.
 *
 * @param model what it calls its kind
 * @param name what it is called
 * @param crosspoints the input that each output shows
 * @param inputLabels by input
 * @param outputLabels by output
 * @param locked outputs that somebody locked
 */
public record RouterState(
        String model,
        String name,
        int inputs,
        int outputs,
        NavigableMap<Integer, Integer> crosspoints,
        NavigableMap<Integer, String> inputLabels,
        NavigableMap<Integer, String> outputLabels,
        NavigableSet<Integer> locked) {
    public RouterState {
        crosspoints = copy(crosspoints);
        inputLabels = copy(inputLabels);
        outputLabels = copy(outputLabels);
        locked = Collections.unmodifiableNavigableSet(new TreeSet<>(locked));
    }

    private static <V> NavigableMap<Integer, V> copy(Map<Integer, V> map) {
        return Collections.unmodifiableNavigableMap(new TreeMap<>(map));
    }

    /** Whether every crosspoint is there already. */
    public boolean shows(Map<Integer, Integer> wanted) {
        return wanted.entrySet().stream().allMatch(w -> w.getValue().equals(crosspoints.get(w.getKey())));
    }
}
