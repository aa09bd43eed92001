package dev.roadcase.sync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Change;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.Conflict;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Key;
import dev.roadcase.model.Lineage;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Row;
import dev.roadcase.model.Source;
import dev.roadcase.model.Stamp;
import dev.roadcase.model.Values;
import dev.roadcase.model.Vocabulary;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of lineage, on a name that changes hands. */
class MergeTest {
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final UUID third = UUID.randomUUID();
    private final UUID self = UUID.randomUUID();
    private final Past past = new Past();

    /** Knows only what each changeset was written after. */
    private static final class Past implements View {
        private final Map<UUID, UUID> after = new HashMap<>();
        private Key key = new Key(Source.TYPE, UUID.randomUUID());

        @Override
        public @Nullable Row row(Key key) {
            return null;
        }

        @Override
        public List<Row> children(EntityType<?> type, UUID parent) {
            return List.of();
        }

        @Override
        public List<Row> buried(EntityType<?> type, UUID parent) {
            return List.of();
        }

        @Override
        public List<Row> naming(EntityType<?> type, UUID scope, String field, UUID id) {
            return List.of();
        }

        @Override
        public @Nullable String lastPosition(EntityType<?> type, UUID scope) {
            return null;
        }

        @Override
        public Optional<List<Change>> since(Key key, long version) {
            return Optional.empty();
        }

        @Override
        public List<Change> changes(UUID changeId) {
            return List.of();
        }

        @Override
        public @Nullable Change deletionOf(Key key) {
            return null;
        }

        @Override
        public @Nullable Actor author(UUID changeId) {
            return null;
        }

        @Override
        public boolean isLogged(UUID changeId) {
            return true;
        }

        @Override
        public @Nullable Changeset changeset(UUID changeId) {
            Patch patch = Patch.edit(key, Map.of("name", new GroupPatch(Map.of(), Map.of(), after.get(changeId))));
            return new Changeset(
                    changeId, changeId, false, Actor.SYSTEM, Instant.EPOCH, Cause.EDIT, List.of(patch), List.of());
        }

        @Override
        public List<Conflict> conflicts(Key key) {
            return List.of();
        }

        @Override
        public @Nullable Conflict conflict(UUID id) {
            return null;
        }
    }

    private static Row row(EntityType<?> type, Map<String, Object> values, UUID writer) {
        Lineage lineage = Lineage.created(new Stamp(writer, Instant.EPOCH));
        UUID id = UUID.randomUUID();
        return new Row(
                type,
                id,
                id,
                Values.empty(type.fields().size()).with(type, values),
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                id,
                false,
                lineage);
    }

    private Verdict judge(String now, UUID writer, String old, String wanted, @Nullable UUID after) {
        Row row = row(Source.TYPE, Map.of("name", now), writer);
        past.key = row.key();
        return Merge.judge(self, row, "name", new GroupPatch(Map.of("name", old), Map.of("name", wanted), after), past);
    }

    private static Verdict apply(String value) {
        return new Verdict.Apply(Map.of("name", value));
    }

    @Test
    void whoSawTheCurrentValueMayReplaceIt() {
        assertThat(judge("a", first, "a", "b", first)).isEqualTo(apply("b"));
    }

    @Test
    void whoSawADescendantOfItMayToo() {
        past.after.put(third, second);
        past.after.put(second, first);
        assertThat(judge("a", first, "c", "d", third)).isEqualTo(apply("d"));
    }

    @Test
    void whoSawAnEarlierValueClashes() {
        past.after.put(second, first);
        assertThat(judge("b", second, "a", "c", first)).isInstanceOf(Verdict.Clash.class);
    }

    @Test
    void anEqualValueThatWasNeverSeenIsNoExcuse() {
        assertThat(judge("a", third, "a", "b", first)).isInstanceOf(Verdict.Clash.class);
    }

    @Test
    void theSameValueIsNeverAClash() {
        assertThat(judge("b", third, "a", "b", first)).isInstanceOf(Verdict.Same.class);
    }

    @Test
    void valuesCountOnlyWhereTheLineageIsNotKnown() {
        assertThat(judge("a", third, "a", "b", null)).isEqualTo(apply("b"));
        assertThat(judge("x", third, "a", "b", null)).isInstanceOf(Verdict.Clash.class);
    }

    @Test
    void aChangesetMayChangeWhatItWroteItself() {
        assertThat(judge("a", self, "z", "b", first)).isEqualTo(apply("b"));
    }

    @Test
    void aLineageInACircleEnds() {
        past.after.put(first, second);
        past.after.put(second, first);
        assertThat(judge("a", third, "a", "b", first)).isInstanceOf(Verdict.Clash.class);
    }

    @Test
    void listsCombineUnlessNobodyKnowsWhatTheyWere() {
        Row row = row(Vocabulary.TYPE, Map.of("values", JsonText.parse("[\"a\",\"x\"]")), third);
        Map<String, Object> mine = Map.of("values", JsonText.parse("[\"a\",\"b\"]"));
        GroupPatch known = new GroupPatch(Map.of("values", JsonText.parse("[\"a\"]")), mine, first);
        assertThat(Merge.judge(self, row, "values", known, past))
                .isEqualTo(new Verdict.Apply(Map.of("values", JsonText.parse("[\"a\",\"x\",\"b\"]"))));
        GroupPatch unknown = new GroupPatch(Map.of(), mine, first);
        assertThat(Merge.judge(self, row, "values", unknown, past)).isInstanceOf(Verdict.Clash.class);
    }
}
