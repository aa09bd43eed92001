package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Change;
import dev.roadcase.model.ContentHash;
import dev.roadcase.model.Effect;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Ids;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lineage;
import dev.roadcase.model.Op;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.RoadcaseException;
import dev.roadcase.model.Row;
import dev.roadcase.model.ScopeKind;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import dev.roadcase.model.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories, the same on both databases: what is kept must agree with itself and with the other. */
class HistoriesTest {
    private static final int STEPS = 250;

    private final List<UUID> changes = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private final Map<UUID, List<UUID>> outputs = new HashMap<>();
    private Instant at = Instant.parse("2026-11-20T08:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bothDatabasesKeepTheSameHistory(long seed) {
        Random random = new Random(seed);
        UUID show = uuid(random);
        Actor actor = new Actor(uuid(random), "Dana", Actor.Kind.USER);
        carryOut(new Proposal(uuid(random), show, actor, at, Cause.EDIT, false, null, List.of(production(show))));
        for (int i = 0; i < STEPS; i++) {
            at = at.plusMillis(random.nextInt(1000));
            List<Ask> asks = new ArrayList<>();
            for (int n = Math.max(0, random.nextInt(6) - 3); n >= 0; n--) {
                asks.add(ask(random));
            }
            Cause cause = asks.stream().anyMatch(a -> a instanceof Ask.Undo) ? Cause.UNDO : Cause.EDIT;
            carryOut(new Proposal(uuid(random), show, actor, at, cause, random.nextInt(5) == 0, null, asks));
        }
        ScopeState sqlite = Engine.SQLITE.store().head(show).orElseThrow();
        ScopeState postgresql = Engine.POSTGRESQL.store().head(show).orElseThrow();
        assertThat(sqlite.head()).isGreaterThan(STEPS / 3);
        assertThat(sqlite.head()).isEqualTo(postgresql.head());
        assertThat(sqlite.chain()).isEqualTo(postgresql.chain());
        assertThat(sqlite.digest()).isEqualTo(postgresql.digest());
        for (Engine engine : Engine.values()) {
            agreesWithItself(engine.store(), show);
        }
    }

    /** Seq without gaps, chain and digest as recomputed, and the effects alone lead to the same rows. */
    private static void agreesWithItself(Store store, UUID show) {
        assertThat(Integrity.check(store))
                .filteredOn(f -> show.equals(f.scope()) && f.severity() == Integrity.Severity.ERROR)
                .isEmpty();
        List<Change> journal = store.changesAfter(show, 0, 10_000);
        for (int i = 0; i < journal.size(); i++) {
            assertThat(journal.get(i).seq()).isEqualTo(i + 1);
        }
        Map<Key, Row> replayed = new HashMap<>();
        journal.forEach(c -> c.effects().forEach(e -> replay(c, e, replayed)));
        long sum = replayed.values().stream().mapToLong(ContentHash::sum).sum();
        assertThat(sum).isEqualTo(store.head(show).orElseThrow().digest());
        for (EntityType<?> type : EntityTypes.in(ScopeKind.PRODUCTION)) {
            for (Row row : store.<List<Row>>read(r -> r.everything(type, show))) {
                assertThat(replayed).as(row.key().toString()).containsKey(row.key());
                Row same = Objects.requireNonNull(replayed.get(row.key()));
                assertThat(same.values()).isEqualTo(row.values());
                assertThat(same.deleted()).isEqualTo(row.deleted());
                assertThat(same.version()).isEqualTo(row.version());
                assertThat(same.lineage().text()).isEqualTo(known(row, same));
            }
        }
    }

    /** Only what the row's groups say of their writers counts; who deleted it is not told per group. */
    private static String known(Row row, Row same) {
        boolean equal = row.type().groups().keySet().stream()
                .filter(g -> !same.lineage().of(g).equals(row.lineage().of(g)))
                .allMatch(g -> isUnset(row, g));
        return equal ? same.lineage().text() : row.lineage().text();
    }

    private static boolean isUnset(Row row, String group) {
        return row.type().group(group).stream()
                .map(f -> Objects.equals(row.get(f.name()), f.initial()) || row.get(f.name()) == null)
                .allMatch(unset -> unset);
    }

    private static void replay(Change change, Effect effect, Map<Key, Row> rows) {
        Row was = rows.get(effect.key());
        if (was == null) {
            EntityType<?> type = effect.type();
            Map<String, Object> initial = new HashMap<>();
            type.fields().stream().filter(f -> f.initial() != null).forEach(f -> initial.put(f.name(), f.initial()));
            Values values = Values.empty(type.fields().size()).with(type, initial);
            Lineage lineage = Lineage.created(new dev.roadcase.model.Stamp(change.changeId(), change.at()));
            was = new Row(
                    type,
                    effect.id(),
                    change.scope(),
                    values,
                    0,
                    change.at(),
                    change.at(),
                    change.by().id(),
                    false,
                    lineage);
        }
        assertThat(effect.version()).isEqualTo(was.version() + 1);
        Lineage lineage = was.lineage();
        Row next = was;
        for (var group : effect.groups().entrySet()) {
            if (effect.op() != Op.CREATED) {
                group.getValue()
                        .from()
                        .forEach((name, value) -> assertThat(Objects.requireNonNull(rows.get(effect.key()))
                                        .get(name))
                                .isEqualTo(value));
            }
            next = next.with(group.getValue().to());
            lineage = lineage.with(group.getKey(), group.getValue().now());
        }
        boolean deleted = switch (effect.op()) {
            case DELETED -> true;
            case CREATED, RESTORED -> false;
            case UPDATED -> was.deleted();
        };
        rows.put(
                effect.key(),
                new Row(
                        next.type(),
                        next.id(),
                        next.scope(),
                        next.values(),
                        effect.version(),
                        next.createdAt(),
                        change.at(),
                        change.by().id(),
                        deleted,
                        lineage));
    }

    private void carryOut(Proposal proposal) {
        List<String> outcomes = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            outcomes.add(outcome(engine.store(), proposal));
        }
        assertThat(new TreeSet<>(outcomes)).as(proposal.toString()).hasSize(1);
        if (outcomes.getFirst().startsWith("done")) {
            changes.add(proposal.id());
            for (Ask ask : proposal.asks()) {
                if (ask instanceof Ask.Create create
                        && create.type() != Production.TYPE
                        && !keys.contains(new Key(create.type(), create.id()))) {
                    keys.add(new Key(create.type(), create.id()));
                }
            }
        }
    }

    private static String outcome(Store store, Proposal proposal) {
        try {
            Commit.Result result = store.commit(Commit.of(proposal));
            return (result.changes().isEmpty() ? "nothing " : "done ") + result.done();
        } catch (StoreException e) {
            throw e;
        } catch (RoadcaseException e) {
            return e.getClass().getSimpleName() + " " + e.getMessage();
        }
    }

    private static UUID uuid(Random random) {
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    private static Ask production(UUID show) {
        return StoreContract.create(Production.TYPE, show, "{'client':'Acme','showName':'Summit'}");
    }

    private Ask ask(Random random) {
        int dice = keys.size() < 4 ? 0 : random.nextInt(12);
        return switch (dice) {
            case 0, 1 -> creation(random);
            case 2, 3, 4, 5 -> edit(random);
            case 6, 7, 8 -> arrayEdit(random);
            case 9 -> deletion(random);
            case 10 -> new Ask.Restore(any(random));
            default -> new Ask.Undo(changes.get(changes.size() - 1 - random.nextInt(Math.min(6, changes.size()))));
        };
    }

    private Key any(Random random) {
        return keys.get(random.nextInt(keys.size()));
    }

    /** Mostly what is there, sometimes a look from before, now and then one from the future. */
    private static Base base(Key key, Random random) {
        long now = Engine.SQLITE
                .store()
                .<Long>read(r -> r.row(key).map(Row::version).orElse(0L));
        return switch (random.nextInt(6)) {
            case 0 -> Base.NOW;
            case 1, 2 -> new Base.Version(Math.max(0, now - random.nextInt(5)));
            case 3 -> new Base.Version(random.nextInt(12) == 0 ? now + 1 : now);
            default -> new Base.Version(now);
        };
    }

    private Ask deletion(Random random) {
        Key key = any(random);
        return new Ask.Delete(key, base(key, random));
    }

    private Ask creation(Random random) {
        UUID id = random.nextInt(8) == 0 && !keys.isEmpty() ? any(random).id() : uuid(random);
        if (random.nextInt(3) == 0) {
            return StoreContract.create(
                    Send.TYPE, id, "{'type':'screen','name':'S" + random.nextInt(3) + "','rate':'59.94'}");
        }
        List<UUID> own = outputs.computeIfAbsent(id, i -> new ArrayList<>());
        own.add(uuid(random));
        own.add(uuid(random));
        return StoreContract.create(
                Source.TYPE,
                id,
                "{'type':'cam','name':'C','outputs':[{'id':'" + own.get(0) + "','connector':'SDI'},{'id':'" + own.get(1)
                        + "','connector':'HDMI'}]}");
    }

    private Ask edit(Random random) {
        String value = List.of("null", "'a'", "'b'", "'ä'").get(random.nextInt(4));
        String field = List.of("secondaryDevice", "note", "label", "standard").get(random.nextInt(4));
        String more = random.nextBoolean() ? "" : ",'hRes':" + (1 + random.nextInt(3));
        Key key = any(random);
        return StoreContract.edit(key, base(key, random), "{'" + field + "':" + value + more + "}");
    }

    private Ask arrayEdit(Random random) {
        Key key = any(random);
        List<UUID> own = outputs.getOrDefault(key.id(), List.of());
        List<String> items = new ArrayList<>();
        List<UUID> shuffled = new ArrayList<>(own);
        if (random.nextInt(3) == 0) {
            java.util.Collections.shuffle(shuffled, random);
        }
        for (UUID id : shuffled) {
            if (random.nextInt(5) > 0) {
                items.add("{'id':'" + id + "'" + (random.nextBoolean() ? ",'label':'" + random.nextInt(3) + "'" : "")
                        + "}");
            }
        }
        if (random.nextInt(3) == 0 && key.type() == Source.TYPE) {
            UUID id = uuid(random);
            outputs.computeIfAbsent(key.id(), k -> new ArrayList<>()).add(id);
            items.add("{'id':'" + id + "','connector':'DP'}");
        }
        return key.type() == Source.TYPE
                ? StoreContract.edit(key, base(key, random), "{'outputs':[" + String.join(",", items) + "]}")
                : new Ask.Restore(new Key(SourceOutput.TYPE, Ids.mint()));
    }
}
