package dev.roadcase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BriefFramesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Key CAMERA = new Key(Source.TYPE, new UUID(2, 1));

    private final Changeset set = new Changeset(
            new UUID(9, 1),
            new UUID(1, 1),
            false,
            new Actor(new UUID(5, 1), "Dana", Actor.Kind.USER),
            NOW,
            Cause.EDIT,
            List.of(Patch.edit(
                    CAMERA, Map.of("name", new GroupPatch(Map.of("name", "A"), Map.of("name", "B"), new UUID(9, 0))))));
    private final String body = ChangesetCodec.write(set);

    private byte[] sent() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Outgoing renamed = new Outgoing(new UUID(9, 2), body, 7, null, null);
        BriefFrames.write(out, List.of(new Outgoing(set.id(), body, 7, null, null), renamed));
        return out.toByteArray();
    }

    @Test
    void changesComeAsTheyWereSent() throws IOException {
        Frames.Reader frames = new Frames.Reader(new ByteArrayInputStream(sent()));
        assertThat(frames.outgoing()).isEqualTo(new Outgoing(set.id(), body, 7, null, null));
        assertThat(frames.outgoing()).isEqualTo(new Outgoing(new UUID(9, 2), body, 7, null, null));
        assertThat(frames.outgoing()).isNull();
    }

    @Test
    void oneThatWasAlteredIsNoticed() throws IOException {
        String altered = new String(sent(), StandardCharsets.UTF_8).replaceFirst("Dana", "Kara");
        Frames.Reader frames = new Frames.Reader(new ByteArrayInputStream(altered.getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> {
                    while (frames.outgoing() != null) {
                        assertThat(frames.trailer().isMissingNode()).isTrue();
                    }
                })
                .isInstanceOf(Frames.Broken.class);
    }

    @Test
    void whatAnEntryDidIsWorkedOutByWhoeverSentIt() throws IOException {
        Stamp stamp = new Stamp(set.id(), NOW.plusMillis(3));
        GroupChange did = new GroupChange(Map.of("name", "A"), Map.of("name", "B"), new UUID(9, 0), stamp);
        Effect effect = new Effect(Source.TYPE, CAMERA.id(), Op.UPDATED, 4, Map.of("name", did), null);
        Change entry = new Change(
                set.scope(), 12, set.id(), set.author(), NOW.plusMillis(5), Cause.SYNC, List.of(effect), List.of(), "");
        Plain plain = Plain.of(set, entry).orElseThrow();
        String effects = ChangesetCodec.writeEffects(List.of(effect), List.of());
        LogEntry told = new LogEntry(12, set.id(), NOW.plusMillis(5), body, effects);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BriefFrames.writeRun(out, told, List.of(plain));
        Frames.end(out, Json.MAPPER.createObjectNode());
        byte[] bytes = out.toByteArray();
        Frames.Reader frames = new Frames.Reader(new ByteArrayInputStream(bytes));
        assertThat(frames.entry(Map.of(set.id(), body))).isEqualTo(told);
        assertThat(frames.entry(Map.of())).isNull();
        assertThatThrownBy(() -> new Frames.Reader(new ByteArrayInputStream(bytes)).entry(Map.of()))
                .isInstanceOf(Frames.NotSent.class);
    }

    @Test
    void anEntryThatDidSomethingElseIsToldInFull() {
        GroupChange other =
                new GroupChange(Map.of("name", "X"), Map.of("name", "B"), new UUID(9, 0), new Stamp(set.id(), NOW));
        Effect effect = new Effect(Source.TYPE, CAMERA.id(), Op.UPDATED, 4, Map.of("name", other), null);
        Change entry =
                new Change(set.scope(), 12, set.id(), set.author(), NOW, Cause.SYNC, List.of(effect), List.of(), "");
        assertThat(Plain.of(set, entry)).isEmpty();
    }
}
