package dev.roadcase.drill;

import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long it takes until others see an edit. Safe for many threads. */
final class Sightings {
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Queue<Long> micros = new ConcurrentLinkedQueue<>();

    void sent(String name) {
        sent.put(name, System.nanoTime());
    }

    void seen(String name) {
        Long at = sent.get(name);
        if (at != null) {
            micros.add((System.nanoTime() - at) / 1_000);
        }
    }

    /** Milliseconds from asking to being seen, at that share of all sightings so far; forgets them. */
    String told() {
        long[] all = micros.stream().mapToLong(Long::longValue).toArray();
        micros.clear();
        sent.clear();
        if (all.length == 0) {
            return "by nobody";
        }
        Arrays.sort(all);
        return "after %d ms at the median and %d ms at the worst (%,d sightings)"
                .formatted(all[all.length / 2] / 1_000, all[all.length - 1] / 1_000, all.length);
    }
}
