package dev.roadcase.schedule;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many cables of one type and length to pack.
 *
 * @param size in units of the stock; 0 where lengths are not known
 */
public record PackLine(String type, int size, int count) {
    static List<PackLine> of(List<Cable> cables) {
        Map<String, Map<Integer, Integer>> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Cable cable : cables) {
            List<Integer> pieces = cable.pieces().isEmpty() ? List.of(0) : cable.pieces();
            Map<Integer, Integer> sizes = counts.computeIfAbsent(cable.type(), t -> new TreeMap<>());
            pieces.forEach(size -> sizes.merge(size, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .flatMap(type -> type.getValue().entrySet().stream()
                        .map(size -> new PackLine(type.getKey(), size.getKey(), size.getValue())))
                .toList();
    }
}
