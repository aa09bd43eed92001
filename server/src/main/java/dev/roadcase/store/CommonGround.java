package dev.roadcase.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** The entries of the hub's log that an edge holds of one scope, offered to find the last one that both have; from any thread. */
public final class CommonGround {
    private final Store store;
    private final UUID scope;

    /** The same entry of a log on two servers. */
    public record Point(long seq, String chain) {}

    CommonGround(Store store, UUID scope) {
        this.store = store;
        this.scope = scope;
    }

    /** Entries of the hub's log as they are here: the newest, and others at growing distances before it. */
    public List<Point> spread() {
        return store.reading(session -> {
            Upstream upstream = Upstreams.find(session, scope);
            List<Point> points = new ArrayList<>();
            if (upstream != null) {
                TreeSet<Long> seqs = new TreeSet<>(List.of(0L, upstream.seq()));
                for (long step = 1; step < upstream.seq(); step *= 2) {
                    seqs.add(upstream.seq() - step);
                }
                for (long seq : seqs.descendingSet()) {
                    point(session, seq, points);
                }
            }
            return points;
        });
    }

    /** Entries of the hub's log as they are here, between two of them. */
    public List<Point> between(long after, long before, int count) {
        return store.reading(session -> {
            List<Point> points = new ArrayList<>();
            long step = Math.max(1, (before - after) / count);
            for (long seq = before - 1; seq > after; seq -= step) {
                point(session, seq, points);
            }
            return points;
        });
    }

    private void point(Session session, long seq, List<Point> into) throws SQLException {
        String chain = HubLog.chainAt(session, scope, seq);
        if (chain != null) {
            into.add(new Point(seq, chain));
        }
    }
}
