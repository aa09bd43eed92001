package dev.roadcase.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The in-line converters of a source or send, in the order the signal meets them. */
record Converters(List<String> chain) {
    static final Converters NONE = new Converters(List.of());

    /** In-line things that turn one plug into another which the crew did not write down. */
    private static final Set<String> FIBERS = Set.of("LC", "ST", "SC", "opticalCON", "SFP+");

    Converters {
        chain = List.copyOf(chain);
    }

    /** Reads "USB-C &gt; HDMI, HDMI &gt; SDI". */
    static Converters parse(String text) {
        List<String> chain = new ArrayList<>();
        for (String part : text.split("[,;+]", -1)) {
            if (!part.isBlank()) {
                chain.add(part.strip());
            }
        }
        return chain.isEmpty() ? NONE : new Converters(chain);
    }

    boolean isEmpty() {
        return chain.isEmpty();
    }

    /** These, and behind them others. */
    Converters then(Converters others) {
        if (isEmpty() || others.isEmpty()) {
            return isEmpty() ? others : this;
        }
        List<String> all = new ArrayList<>(chain);
        all.addAll(others.chain);
        return new Converters(all);
    }

    /** Whether the chain can take what comes from {@code from} and give what {@code to} takes. */
    boolean join(Plug from, Plug to) {
        if (chain.isEmpty()) {
            return false;
        }
        String first = chain.getFirst();
        String last = chain.getLast();
        return matches(first, 0, from) && matches(last, 1, to);
    }

    /** Whether one side of a converter is such a plug; one that does not name its sides goes anywhere. */
    private static boolean matches(String converter, int side, Plug plug) {
        String[] sides = converter.split(">", -1);
        if (sides.length != 2) {
            return true;
        }
        String word = sides[side].strip();
        if (word.equals("fiber")) {
            return FIBERS.contains(plug.connector());
        }
        Plug named = side(word);
        return named == null || named.fit(plug) == Plug.Fit.FITS;
    }

    private static @Nullable Plug side(String word) {
        return Plugs.find(word);
    }
}
