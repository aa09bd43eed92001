package dev.roadcase.update;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which version is newer: 0.10.0 than 0.9.1, and 0.2.0 than 0.2.0-SNAPSHOT. */
final class Versions {
    static final Comparator<String> ORDER = Versions::compare;

    private Versions() {}

    private static int compare(String one, String other) {
        List<Integer> left = numbers(one);
        List<Integer> right = numbers(other);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int order = Integer.compare(at(left, i), at(right, i));
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(!one.contains("-"), !other.contains("-"));
    }

    private static int at(List<Integer> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    private static List<Integer> numbers(String version) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : version.split("-", 2)[0].split("\\.")) {
            numbers.add(part.matches("\\d{1,6}") ? Integer.parseInt(part) : 0);
        }
        return numbers;
    }
}
