package dev.roadcase.router;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Videohub has said so far. It counts ports from 0; unknown blocks and lines are passed over, as it asks for. */
final class VideohubMemory {
    private static final Pattern ITEM = Pattern.compile("(\\d{1,5}) ?(.*)");

    /** Ports of one kind that are believed; the largest router there is has 288. */
    private static final int PORTS = 2_048;

    private final Map<Integer, Integer> crosspoints = new TreeMap<>();
    private final Map<Integer, String> inputLabels = new TreeMap<>();
    private final Map<Integer, String> outputLabels = new TreeMap<>();
    private final TreeSet<Integer> locked = new TreeSet<>();
    private final Map<String, String> device = new TreeMap<>();

    /** Takes a block in; false when it says nothing about the router. */
    boolean take(List<String> block) {
        List<String> lines = block.subList(1, block.size());
        switch (block.getFirst()) {
            case "VIDEOHUB DEVICE" -> device(lines);
            case "INPUT LABELS" -> lines.forEach(l -> item(l, inputLabels::put));
            case "OUTPUT LABELS" -> lines.forEach(l -> item(l, outputLabels::put));
            case "VIDEO OUTPUT ROUTING" -> lines.forEach(l -> item(l, this::route));
            case "VIDEO OUTPUT LOCKS" -> lines.forEach(l -> item(l, this::lock));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Another device may be attached now; nothing of the one before counts. */
    private void device(List<String> lines) {
        if (lines.stream().anyMatch(l -> l.startsWith("Device present:"))) {
            crosspoints.clear();
            inputLabels.clear();
            outputLabels.clear();
            locked.clear();
            device.clear();
        }
        for (String line : lines) {
            String[] parts = line.split(":", 2);
            if (parts.length == 2) {
                device.put(parts[0].strip(), parts[1].strip());
            }
        }
    }

    private interface Item {
        void is(int port, String value);
    }

    private static void item(String line, Item item) {
        Matcher match = ITEM.matcher(line);
        if (match.matches() && Integer.parseInt(match.group(1)) < PORTS) {
            item.is(Integer.parseInt(match.group(1)) + 1, match.group(2).strip());
        }
    }

    private void route(int output, String value) {
        if (value.matches("\\d{1,5}")) {
            crosspoints.put(output, Integer.parseInt(value) + 1);
        }
    }

    /** U: nobody. O: this very connection. L and F: somebody else. */
    private void lock(int output, String value) {
        if (value.equals("U") || value.equals("O")) {
            locked.remove(output);
        } else {
            locked.add(output);
        }
    }

    /** Why there is nothing to follow though somebody answers; empty when there is. */
    Optional<String> trouble() {
        return switch (device.getOrDefault("Device present", "true")) {
            case "true" -> Optional.empty();
            case "needs_update" -> Optional.of("The router needs new firmware before it can be followed.");
            default -> Optional.of("The Videohub server answers, but no router is attached to it.");
        };
    }

    /** The router, once it has said how large it is and what each output shows. */
    Optional<RouterState> state() {
        int outputs = number("Video outputs");
        if (trouble().isPresent() || outputs == 0 || crosspoints.size() < outputs) {
            return Optional.empty();
        }
        String model = device.getOrDefault("Model name", "Videohub");
        return Optional.of(new RouterState(
                model,
                device.getOrDefault("Friendly name", model),
                number("Video inputs"),
                outputs,
                new TreeMap<>(crosspoints),
                new TreeMap<>(inputLabels),
                new TreeMap<>(outputLabels),
                locked));
    }

    private int number(String name) {
        String text = device.getOrDefault(name, "");
        return text.matches("\\d{1,4}") ? Math.min(PORTS, Integer.parseInt(text)) : 0;
    }
}
