package dev.roadcase.routing;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds names that nobody has yet: SRC 5 behind SRC 4, Decimator 2 beside Decimator. */
final class NextName {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,6})");

    private final Set<String> taken = new HashSet<>();

    NextName(Stream<String> used) {
        used.map(NextName::plain).forEach(taken::add);
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** A name of the same kind behind every one in use; from then on it is in use, too. */
    String after(String name) {
        Matcher match = NUMBERED.matcher(name.strip());
        String stem = match.matches() ? match.group(1) : name.strip() + " ";
        int number = 1 + Math.max(match.matches() ? Integer.parseInt(match.group(2)) : 1, highest(plain(stem), stem));
        taken.add(plain(stem + number));
        return stem + number;
    }

    private int highest(String start, String stem) {
        boolean spaced = stem.endsWith(" ");
        int highest = 0;
        for (String other : taken) {
            Matcher match = NUMBERED.matcher(other);
            if (match.matches() && match.group(1).equals(spaced ? start + " " : start)) {
                highest = Math.max(highest, Integer.parseInt(match.group(2)));
            }
        }
        return highest;
    }
}
