package dev.roadcase.store;

import dev.roadcase.model.Change;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.Effect;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Key;
import dev.roadcase.model.Row;
import dev.roadcase.model.ScopeCopy;
import dev.roadcase.sync.core.Applying;
import dev.roadcase.sync.core.Rebasing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An edge begins anew from an entry that it and its hub both have, or from the hub's state as it is, and lays over it what
 * waits; all in one transaction of the writer.
 */
final class StartingOver {
    private final Laying laying;
    private final Session session;
    private final ScopeState scope;
    private final Upstream upstream;

    StartingOver(Laying laying) {
        this.laying = laying;
        session = laying.session();
        scope = laying.scope();
        upstream = laying.upstream();
    }

    /**
     * Goes back to the entry {@code to} that the hub has too; what came after it waits to be brought again. Only where
     * nothing up to there was cleared.
     */
    List<ScopeState> rewind(long to) throws SQLException {
        Map<Key, Row> confirmed = new LinkedHashMap<>();
        Map<UUID, Conflict> conflicts = new LinkedHashMap<>();
        String chain = ScopeState.NO_CHAIN;
        List<HubLog.Line> lost = new ArrayList<>();
        for (HubLog.Line line : HubLog.after(session, scope.id(), 0, Integer.MAX_VALUE)) {
            if (line.seq() > to) {
                lost.add(line);
            } else {
                apply(Following.change(scope.id(), line), confirmed, conflicts);
                chain = line.chain();
            }
        }
        HubLog.cut(session, scope.id(), to);
        Outbox.prepend(session, scope.id(), lost, laying.now());
        long digest = startOver(confirmed, conflicts.values());
        Sums sums = new Sums(digest, Inbox.sum(session, scope.id()));
        Upstreams.write(
                session,
                new Upstream(scope.id(), upstream.epoch(), to, chain, sums, to, null, upstream.syncedAt(), null, null));
        return laying.moved();
    }

    /**
     * Takes the hub's state as it is in place of its log. Entries here after {@code common}, the last that both have, wait to
     * be brought again unless the hub has them.
     */
    List<ScopeState> adopt(ScopeCopy copy, long common) throws SQLException {
        Map<UUID, String> known = new HashMap<>();
        copy.marks().forEach(mark -> known.put(mark.changeset(), mark.bodyHash()));
        Map<Long, HubLog.Line> here = new HashMap<>();
        List<HubLog.Line> lost = new ArrayList<>();
        for (HubLog.Line line : HubLog.after(session, scope.id(), 0, Integer.MAX_VALUE)) {
            here.put(line.seq(), line);
            if (line.seq() > common && line.body() != null && !line.bodyHash().equals(known.get(line.changeId()))) {
                lost.add(line);
            }
        }
        HubLog.cut(session, scope.id(), 0);
        HubLog.append(
                session,
                scope.id(),
                copy.marks().stream()
                        .map(mark -> line(mark, here.get(mark.seq())))
                        .toList());
        Outbox.prepend(session, scope.id(), lost, laying.now());
        Outbox.remove(session, scope.id(), echoes(known));
        Map<Key, Row> rows = new LinkedHashMap<>();
        copy.rows().forEach(row -> rows.put(row.key(), row.withVersion(0)));
        long digest = startOver(rows, copy.conflicts());
        HubPage page =
                new HubPage(scope.id(), copy.kind(), copy.epoch(), List.of(), copy.seq(), copy.digest(), copy.schema());
        boolean idle = Outbox.count(session, scope.id()) == 0;
        Upstreams.write(session, laying.level(page, copy.seq(), copy.chain(), digest, idle));
        return laying.moved();
    }

    /** An entry of the hub's log, with what it says where that is known here. */
    private static HubLog.Line line(ScopeCopy.Mark mark, HubLog.@Nullable Line here) {
        return here != null && here.chain().equals(mark.chain())
                ? here
                : new HubLog.Line(mark.seq(), mark.changeset(), mark.bodyHash(), mark.at(), null, null, mark.chain());
    }

    private List<UUID> echoes(Map<UUID, String> known) throws SQLException {
        List<UUID> echoes = new ArrayList<>();
        for (Waiting w : Outbox.all(session, scope.id())) {
            String hash = Journal.hash(w.body());
            if (hash.equals(known.get(w.id())) || hash.equals(known.get(Following.derived(w.id(), w.body())))) {
                echoes.add(w.id());
            }
        }
        return echoes;
    }

    /** Confirms just this, and lays what waits over it; answers with the digest of what is confirmed. */
    private long startOver(Map<Key, Row> confirmed, Collection<Conflict> conflicts) throws SQLException {
        Conflicts.drop(session, scope.id());
        Conflicts.write(session, conflicts, false);
        Map<Key, Optional<Row>> shadow = everything(confirmed);
        long digest = confirmed.values().stream().mapToLong(ContentHash::sum).sum();
        Rebasing.Result result =
                laying.rebasing(shadow, Outbox.all(session, scope.id()), digest).finishWhole(laying.marker());
        laying.write(result, Shadows.of(session, scope.id()), Map.of());
        return digest;
    }

    private void apply(Change change, Map<Key, Row> confirmed, Map<UUID, Conflict> conflicts) {
        Applying applying = new Applying(
                scope.id(), change.changeId(), change.at(), change.by().id());
        for (Effect effect : change.effects()) {
            Row row = applying.apply(confirmed.get(effect.key()), effect);
            if (row != null) {
                confirmed.put(effect.key(), row);
            }
        }
        change.conflicts().forEach(c -> conflicts.put(c.id(), c));
    }

    /** Every record there is or shall be, with what is confirmed of it; the digest is summed up anew from what there is. */
    private Map<Key, Optional<Row>> everything(Map<Key, Row> confirmed) throws SQLException {
        Map<Key, Optional<Row>> all = new LinkedHashMap<>();
        Lists lists = new Lists(session);
        long digest = 0;
        for (EntityType<?> type : EntityTypes.in(scope.kind())) {
            for (Row row : lists.everything(type, scope.id())) {
                all.put(row.key(), Optional.empty());
                digest += ContentHash.sum(row);
            }
        }
        laying.sumsUpTo(digest);
        confirmed.forEach((key, row) -> all.put(key, Optional.of(row)));
        return all;
    }
}
