package dev.roadcase.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // constructors of compiled records do not say that map values may be null
class ChangesetCodecTest {
    private final Random random = new Random(11);

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private Instant moment() {
        return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    }

    private @Nullable Object value(Kind kind) {
        if (random.nextInt(4) == 0) {
            return null;
        }
        return switch (kind) {
            case Kind.Text text ->
                List.of("", "a\"\\", "\u00e9\ud83c\udfa5", "x".repeat(150)).get(random.nextInt(4));
            case Kind.Whole whole -> whole.min() + random.nextInt(Math.min(1000, whole.max() - whole.min()));
            case Kind.Decimal decimal -> new BigDecimal("59.94");
            case Kind.Length length -> random.nextInt(100_000);
            case Kind.Flag flag -> random.nextBoolean();
            case Kind.Moment moment -> moment();
            case Kind.Day day -> LocalDate.of(2026, 1 + random.nextInt(12), 3);
            case Kind.Choice choice -> choice.words().getFirst();
            case Kind.Reference reference -> uuid();
            case Kind.Zone zone -> "Europe/Berlin";
            case Kind.Tree tree -> JsonText.parse("[\"b\",\"a\"]");
        };
    }

    private Map<String, @Nullable Object> values(EntityType<?> type, String group) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field field : type.group(group)) {
            if (!(field.kind() instanceof Kind.Tree tree) || tree.shape() != Kind.Tree.Shape.NOTES) {
                values.put(field.name(), value(field.kind()));
            }
        }
        return values;
    }

    private Patch patch(EntityType<?> type) {
        Map<String, GroupPatch> groups = new LinkedHashMap<>();
        for (String group : type.groups().keySet()) {
            if (random.nextBoolean()) {
                groups.put(
                        group,
                        new GroupPatch(values(type, group), values(type, group), random.nextBoolean() ? uuid() : null));
            }
        }
        Op op = any(Op.values());
        return new Patch(
                type,
                uuid(),
                op,
                groups,
                op == Op.CREATED ? moment() : null,
                op == Op.DELETED ? "00ff" : null,
                List.of());
    }

    private Effect effect(EntityType<?> type) {
        Map<String, GroupChange> groups = new LinkedHashMap<>();
        for (String group : type.groups().keySet()) {
            if (random.nextBoolean()) {
                groups.put(
                        group,
                        new GroupChange(
                                values(type, group),
                                values(type, group),
                                random.nextBoolean() ? uuid() : null,
                                new Stamp(uuid(), moment())));
            }
        }
        Op op = any(Op.values());
        return new Effect(type, uuid(), op, random.nextLong(1L << 40), groups, op == Op.CREATED ? moment() : null);
    }

    @Test
    void changesetsComeBackAsTheyWere() {
        for (int i = 0; i < 200; i++) {
            List<Patch> patches = new ArrayList<>();
            List<Effect> effects = new ArrayList<>();
            for (EntityType<?> type : EntityTypes.withNested()) {
                patches.add(patch(type));
                effects.add(effect(type));
            }
            Actor actor = new Actor(uuid(), "Zo\u00eb", Actor.Kind.DEVICE);
            Cause cause = any(Cause.values());
            Changeset set = new Changeset(uuid(), uuid(), random.nextBoolean(), actor, moment(), cause, patches);
            String body = ChangesetCodec.write(set);
            assertThat(ChangesetCodec.read(body)).isEqualTo(set);
            assertThat(ChangesetCodec.write(ChangesetCodec.read(body))).isEqualTo(body);
            assertThat(ChangesetCodec.readEffects(ChangesetCodec.writeEffects(effects, List.of())))
                    .isEqualTo(effects);
        }
    }

    @Test
    void whatANewerVersionKnowsIsSkippedAndItsWordsAreKept() {
        UUID id = uuid();
        String body = """
                {"id":"%s","scope":"%s","schema":9,"unit":true,"author":{"id":"%s","name":"A","kind":"user"},
                 "at":"2026-11-20T08:00:00.000Z","cause":"teleport","mood":"good","patches":[
                  {"entity":"smoke-machines","id":"%s","op":"created","groups":{}},
                  {"entity":"sources","id":"%s","op":"updated","groups":{
                    "raster":{"old":{"hRes":99999999,"depth":3},"new":{"blanking":"RBv9","depth":4}},
                    "name":{"new":{"name":"%s"}},
                    "scent":{"new":{"scent":"lemon"}}}}]}""".formatted(uuid(), uuid(), uuid(), uuid(), id, "n".repeat(500));
        Changeset set = ChangesetCodec.read(body);
        assertThat(set.cause()).isEqualTo(Cause.EDIT);
        assertThat(set.patches()).hasSize(1);
        Patch patch = set.patches().getFirst();
        assertThat(patch.id()).isEqualTo(id);
        assertThat(patch.groups()).containsOnlyKeys("raster", "name");
        GroupPatch raster = patch.groups().getOrDefault("raster", new GroupPatch(Map.of(), Map.of(), null));
        assertThat(raster.values()).isEqualTo(Map.of("blanking", "RBv9"));
        assertThat(raster.old()).isEqualTo(Map.of("hRes", 99999999));
    }
}
