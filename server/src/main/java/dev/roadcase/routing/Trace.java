package dev.roadcase.routing;

import dev.roadcase.model.Key;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a signal comes from and goes to: the hops as a forest in reading order, each after the one it came from.
 *
 * @param about what was asked about
 */
public record Trace(Key about, String label, Signal signal, List<Hop> hops) {
    public Trace {
        hops = List.copyOf(hops);
    }

    /** The places of the hops of one whole path: through what was asked about, and on to the first end there is. */
    public List<Integer> path() {
        List<Integer> path = new ArrayList<>();
        int at = asked();
        for (int up = at; up >= 0; up = hops.get(up).parent()) {
            path.addFirst(up);
        }
        for (int next = at + 1; at >= 0 && next < hops.size() && hops.get(next).parent() == at; next++) {
            path.add(next);
            at = next;
        }
        return path;
    }

    private int asked() {
        for (int i = 0; i < hops.size(); i++) {
            if (hops.get(i).isAsked()) {
                return i;
            }
        }
        return -1;
    }

    /** The places of the hops where a signal comes back to where it was. */
    public List<Integer> loops() {
        List<Integer> loops = new ArrayList<>();
        for (int i = 0; i < hops.size(); i++) {
            if (hops.get(i).isLoop()) {
                loops.add(i);
            }
        }
        return loops;
    }
}
