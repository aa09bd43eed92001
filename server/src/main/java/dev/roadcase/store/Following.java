package dev.roadcase.store;

import dev.roadcase.model.Cause;
import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.ChangesetCodec;
import dev.roadcase.model.Effect;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.LogEntry;
import dev.roadcase.model.Row;
import dev.roadcase.sync.core.Rebasing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An edge follows its hub: a page of the hub's log is taken over, and what waits is laid over it again; all in one
 * transaction of the writer.
 */
final class Following {
    private final Laying laying;
    private final Session session;
    private final ScopeState scope;
    private final Upstream upstream;
    private @Nullable Remembered remembered;

    /**
     * What was known after the last page, so that the next one need not read it all again. Good only as long as nothing else
     * was written to the scope.
     */
    record Remembered(long head, long seq, Map<Key, Optional<Row>> shadow, List<Waiting> waiting) {}

    Following(Laying laying) {
        this.laying = laying;
        session = laying.session();
        scope = laying.scope();
        upstream = laying.upstream();
    }

    /** What to remember for the next page; null before {@link #follow}. */
    @Nullable
    Remembered remembered() {
        return remembered;
    }

    private boolean isGood(@Nullable Remembered last) {
        return last != null && last.head() == scope.head() && last.seq() == upstream.seq();
    }

    /** Before the first page what is shown was never laid over anything confirmed. */
    private boolean isFirst() {
        return upstream.seq() == 0 || upstream.epoch().equals(Upstream.UNKNOWN);
    }

    /** Takes over the next page; {@code last} is what was remembered after the one before it. */
    List<ScopeState> follow(HubPage page, @Nullable Remembered last) throws SQLException {
        List<HubLog.Line> lines = lines(page);
        boolean good = isGood(last);
        Map<Key, Optional<Row>> shadow = last != null && good ? last.shadow() : Shadows.of(session, scope.id());
        List<Waiting> waiting = last != null && good ? last.waiting() : Outbox.all(session, scope.id());
        List<@Nullable Waiting> echoed = echoes(lines, waiting);
        List<Changeset> sets = sets(lines, echoed);
        List<Change> changes = changes(page, lines, sets);
        prefetch(changes);
        Rebasing rebasing = laying.rebasing(shadow, waiting, upstream.sums().records());
        Set<UUID> echoes = new LinkedHashSet<>();
        for (int i = 0; i < changes.size(); i++) {
            Waiting echo = echoed.get(i);
            rebasing.follow(
                    changes.get(i),
                    sets.get(i),
                    echo == null ? null : echo.set().id());
            if (echo != null) {
                echoes.add(echo.id());
            }
        }
        HubLog.append(session, scope.id(), lines);
        Outbox.remove(session, scope.id(), echoes);
        Rebasing.Result result = isFirst() ? rebasing.finishWhole(laying.marker()) : rebasing.finish(laying.marker());
        laying.write(result, shadow, bodies(lines));
        confirm(changes, result.shadow().keySet());
        long seq = lines.isEmpty() ? upstream.seq() : lines.getLast().seq();
        String chain = lines.isEmpty() ? upstream.chain() : lines.getLast().chain();
        boolean idle = waiting.size() == echoes.size();
        Upstreams.write(session, laying.level(page, seq, chain, result.digest(), idle));
        List<Waiting> left =
                waiting.stream().filter(w -> !echoes.contains(w.id())).toList();
        remembered = new Remembered(laying.next().head(), seq, result.shadow(), left);
        return laying.moved();
    }

    /** What the hub told of, and nobody changed here since, is as the hub has it. */
    private void confirm(List<Change> changes, Set<Key> waiting) throws SQLException {
        Map<EntityType<?>, Set<UUID>> confirmed = new LinkedHashMap<>();
        for (Change change : changes) {
            for (Effect effect : change.effects()) {
                if (!waiting.contains(effect.key())) {
                    confirmed
                            .computeIfAbsent(effect.type(), t -> new LinkedHashSet<>())
                            .add(effect.id());
                }
            }
        }
        for (var entry : confirmed.entrySet()) {
            for (List<UUID> part : Chunks.of(new ArrayList<>(entry.getValue()))) {
                List<Object> parameters = new ArrayList<>(List.of(laying.now()));
                parameters.addAll(part);
                session.update(EntitySql.of(entry.getKey()).confirm(part.size()), parameters.toArray());
            }
        }
    }

    /** Which of what waits each line is; null for what came from elsewhere. */
    private static List<@Nullable Waiting> echoes(List<HubLog.Line> lines, List<Waiting> waiting) {
        Map<UUID, Waiting> byId = new HashMap<>();
        waiting.forEach(w -> byId.put(w.id(), w));
        Map<String, Waiting> byHash = new HashMap<>();
        List<@Nullable Waiting> echoes = new ArrayList<>();
        for (HubLog.Line line : lines) {
            Waiting echo = byId.get(line.changeId());
            if (echo == null) {
                if (byHash.isEmpty()) {
                    waiting.forEach(w -> byHash.put(w.hash(), w));
                }
                echo = byHash.get(line.bodyHash());
                boolean renamed =
                        echo != null && derived(echo.id(), echo.body()).equals(line.changeId());
                echo = renamed ? echo : null;
            }
            echoes.add(echo != null && echo.hash().equals(line.bodyHash()) ? echo : null);
        }
        return echoes;
    }

    /** The id that a changeset gets where another one had its own first. */
    static UUID derived(UUID id, String body) {
        return Ids.derived(id, Journal.hash(body));
    }

    /** The page with its chain computed, so that every bit of it is known to be what the hub has. */
    private List<HubLog.Line> lines(HubPage page) {
        List<HubLog.Line> lines = new ArrayList<>();
        String chain = upstream.chain();
        long seq = upstream.seq();
        for (LogEntry e : page.entries()) {
            if (e.seq() != ++seq) {
                throw new HubPage.OffChain();
            }
            chain = Journal.chain(chain, seq, e.body(), e.effects());
            lines.add(new HubLog.Line(seq, e.id(), Journal.hash(e.body()), e.at(), e.body(), e.effects(), chain));
        }
        if (page.chain() != null && !lines.isEmpty() && !chain.equals(page.chain())) {
            throw new HubPage.Altered();
        }
        return lines;
    }

    /** What the authors of a page asked for; what waited here was read already. */
    private static List<Changeset> sets(List<HubLog.Line> lines, List<@Nullable Waiting> echoed) {
        List<Changeset> sets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Waiting echo = echoed.get(i);
            sets.add(
                    echo == null
                            ? ChangesetCodec.read(
                                    Objects.requireNonNull(lines.get(i).body()))
                            : echo.set());
        }
        return sets;
    }

    private static List<Change> changes(HubPage page, List<HubLog.Line> lines, List<Changeset> sets) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            changes.add(change(page.scope(), lines.get(i), sets.get(i)));
        }
        return changes;
    }

    static Change change(UUID scope, HubLog.Line line) {
        return change(scope, line, ChangesetCodec.read(Objects.requireNonNull(line.body())));
    }

    private static Change change(UUID scope, HubLog.Line line, Changeset set) {
        String effects = Objects.requireNonNull(line.effects());
        return new Change(
                scope,
                line.seq(),
                line.changeId(),
                set.author(),
                line.at(),
                Cause.SYNC,
                ChangesetCodec.readEffects(effects),
                ChangesetCodec.readConflicts(effects),
                line.chain());
    }

    private void prefetch(List<Change> changes) {
        Set<Key> keys = new HashSet<>();
        changes.forEach(c -> c.effects().forEach(e -> keys.add(e.key())));
        laying.view().prefetch(keys);
    }

    private static Map<UUID, String> bodies(List<HubLog.Line> lines) {
        Map<UUID, String> bodies = new HashMap<>();
        lines.forEach(line -> bodies.put(line.changeId(), Objects.requireNonNull(line.body())));
        return bodies;
    }
}
