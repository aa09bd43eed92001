package dev.roadcase.sync.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Changeset;
import dev.roadcase.model.ChecklistItem;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.GroupPatch;
import dev.roadcase.model.JsonText;
import dev.roadcase.model.Key;
import dev.roadcase.model.Patch;
import dev.roadcase.model.Row;
import dev.roadcase.model.Vocabulary;
import dev.roadcase.sync.core.Rules.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lists and remarks that several people add to without seeing each other: nobody's is lost, and nobody is asked. */
class CombiningTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant NOW = START.plusSeconds(3_600);

    private SimHub hub = new SimHub(SimSetup.standard());
    private final SimEdge edge = new SimEdge(SimAuthor.SCOPE, SimSetup.standard());
    private final Words remarks = new Words(ChecklistItem.TYPE, "notes");
    private final Words choices = new Words(Vocabulary.TYPE, "values");

    /** One list of one record, and the changes people make to it. */
    private static final class Words {
        private final Key key;
        private final String field;
        private int made;

        Words(EntityType<?> type, String field) {
            key = new Key(type, new UUID(5, 1));
            this.field = field;
        }

        Changeset genesis(String words) {
            Map<String, GroupPatch> groups = new LinkedHashMap<>();
            groups.put(field, new GroupPatch(Map.of(), Map.of(field, list(words)), null));
            String label = key.type().label().getFirst();
            groups.put(label, new GroupPatch(Map.of(), Map.of(label, "a name"), null));
            return set(List.of(Patch.create(key, groups, START)));
        }

        Changeset change(String from, String to, Changeset after) {
            GroupPatch patch = new GroupPatch(Map.of(field, list(from)), Map.of(field, list(to)), after.id());
            return set(List.of(Patch.edit(key, Map.of(field, patch))));
        }

        private JsonText list(String words) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (String word : words.isEmpty() ? new String[0] : words.split(" ", -1)) {
                if (key.type() == ChecklistItem.TYPE) {
                    array.addObject().put("text", word);
                } else {
                    array.add(word);
                }
            }
            return JsonText.of(array);
        }

        private Changeset set(List<Patch> patches) {
            UUID id = new UUID(6, ++made);
            Instant at = START.plusSeconds(made);
            return new Changeset(id, SimAuthor.SCOPE, false, SimAuthor.actor(1), at, Cause.EDIT, patches);
        }

        String in(MemoryView view) {
            Row row = Objects.requireNonNull(view.row(key));
            List<String> words = new ArrayList<>();
            ((JsonText) Objects.requireNonNull(row.get(field)))
                    .tree()
                    .forEach(e -> words.add(e.path("text").asText(e.asText())));
            return String.join(" ", words);
        }
    }

    private void arrive(Changeset... sets) {
        for (Changeset set : sets) {
            hub.accept(set, NOW);
        }
    }

    @Test
    void twoWhoAddBothAddAndNobodyIsAsked() {
        Changeset genesis = remarks.genesis("a");
        arrive(genesis, remarks.change("a", "a y", genesis), remarks.change("a", "a x", genesis));
        assertThat(remarks.in(hub.view)).isEqualTo("a y x");
        assertThat(hub.view.conflicts).isEmpty();
    }

    @Test
    void whoGoesOnFromTheirOwnRemarkDropsNoneThatTheyHadNotSeen() {
        Changeset genesis = remarks.genesis("a");
        Changeset first = remarks.change("a", "a x", genesis);
        Changeset[] all = {genesis, remarks.change("a", "a y", genesis), first, remarks.change("a x", "a x z", first)};
        arrive(all);
        assertThat(remarks.in(hub.view)).isEqualTo("a y x z");
        hub = new SimHub(SimSetup.without(Rule.ONWARDS));
        arrive(all);
        assertThat(remarks.in(hub.view)).isEqualTo("a x z");
    }

    @Test
    void alsoWhenTheirStepsArriveTheOtherWayRound() {
        Changeset genesis = remarks.genesis("a");
        Changeset first = remarks.change("a", "a x", genesis);
        arrive(genesis, remarks.change("a", "a y", genesis), remarks.change("a x", "a x z", first), first);
        assertThat(remarks.in(hub.view)).isEqualTo("a y x z");
        assertThat(hub.view.conflicts.values()).noneMatch(c -> c.isOpen());
    }

    @Test
    void whoClearsTheirRemarksClearsOnlyWhatTheySaw() {
        Changeset genesis = choices.genesis("a");
        Changeset first = choices.change("a", "a x", genesis);
        arrive(genesis, choices.change("a", "a y", genesis), first, choices.change("a x", "", first));
        assertThat(choices.in(hub.view)).isEqualTo("y");
    }

    @Test
    void whoSawItAllMayTakeFromIt() {
        Changeset genesis = choices.genesis("a");
        Changeset first = choices.change("a", "a x", genesis);
        arrive(genesis, choices.change("a", "a y", genesis), first, choices.change("a y x", "a x", first));
        assertThat(choices.in(hub.view)).isEqualTo("a x");
    }

    @Test
    void anEdgeShowsTheSameWhileItWaits() {
        Changeset genesis = remarks.genesis("a");
        Changeset first = remarks.change("a", "a x", genesis);
        arrive(genesis);
        edge.pull(hub, 100, new Random(1));
        edge.accept(first);
        edge.accept(remarks.change("a x", "a x z", first));
        arrive(remarks.change("a", "a y", genesis));
        edge.pull(hub, 100, new Random(1));
        assertThat(remarks.in(edge.shown)).isEqualTo("a y x z");
        edge.push(hub, 100, true, set -> hub.accept(set, NOW));
        edge.pull(hub, 100, new Random(1));
        assertThat(remarks.in(hub.view)).isEqualTo("a y x z");
        assertThat(remarks.in(edge.shown)).isEqualTo("a y x z");
        assertThat(edge.digest).isEqualTo(hub.digest);
    }
}
