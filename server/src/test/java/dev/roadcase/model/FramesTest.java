package dev.roadcase.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final UUID ID = UUID.fromString("01a1fc74-2edb-709f-ae11-a328a7ad0762");
    private static final LogEntry ENTRY =
            new LogEntry(7, ID, Instant.parse("2026-11-21T10:00:00Z"), "{\"name\":\"Bühne\"}", "[]");

    @FunctionalInterface
    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        Frames.end(out, Json.MAPPER.createObjectNode());
        return out.toByteArray();
    }

    private static Frames.Reader reader(byte[] bytes) {
        return new Frames.Reader(new ByteArrayInputStream(bytes));
    }

    @Test
    void anEntryArrivesAsItWasSent() throws IOException {
        Frames.Reader frames = reader(written(out -> Frames.write(out, ENTRY)));
        assertThat(frames.entry()).isEqualTo(ENTRY);
        assertThat(frames.entry()).isNull();
    }

    @Test
    void whoSentTheBodyNeedNotBeSentIt() throws IOException {
        byte[] bytes = written(out -> Frames.writeOwn(out, ENTRY));
        assertThat(reader(bytes).entry(Map.of(ID, ENTRY.body()))).isEqualTo(ENTRY);
        assertThat(bytes.length).isLessThan(written(out -> Frames.write(out, ENTRY)).length);
    }

    @Test
    void whoForgotTheBodySaysSo() throws IOException {
        byte[] bytes = written(out -> Frames.writeOwn(out, ENTRY));
        assertThatThrownBy(() -> reader(bytes).entry()).isInstanceOf(Frames.NotSent.class);
    }

    @Test
    void aStreamThatIsCutAnywhereIsNoticed() throws IOException {
        byte[] bytes = written(out -> Frames.write(out, ENTRY));
        for (int length = 0; length < bytes.length; length++) {
            Frames.Reader frames = reader(Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> {
                        frames.entry();
                        frames.entry();
                    })
                    .isInstanceOf(Frames.Broken.class);
        }
    }
}
