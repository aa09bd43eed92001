package dev.roadcase.sync.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds which records of a reordered list can stay where they are, so that as few as possible move. */
final class Ordering {
    private Ordering() {}

    /** The longest run of {@code ids} whose places already ascend; ids without a place are left out. */
    static Set<UUID> keepers(List<UUID> ids, Map<UUID, String> places) {
        List<UUID> placed = ids.stream().filter(places::containsKey).toList();
        int[] before = new int[placed.size()];
        List<Integer> tails = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            int length = search(tails, placed, places, place(placed, places, i));
            before[i] = length == 0 ? -1 : tails.get(length - 1);
            if (length == tails.size()) {
                tails.add(i);
            } else {
                tails.set(length, i);
            }
        }
        Set<UUID> keepers = new HashSet<>();
        for (int i = tails.isEmpty() ? -1 : tails.getLast(); i >= 0; i = before[i]) {
            keepers.add(placed.get(i));
        }
        return keepers;
    }

    private static String place(List<UUID> ids, Map<UUID, String> places, int i) {
        return places.getOrDefault(ids.get(i), "");
    }

    /** How many of {@code tails} lie below {@code place}. */
    private static int search(List<Integer> tails, List<UUID> ids, Map<UUID, String> places, String place) {
        int low = 0;
        int high = tails.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (place(ids, places, tails.get(middle)).compareTo(place) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
