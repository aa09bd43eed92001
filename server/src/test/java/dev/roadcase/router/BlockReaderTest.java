package dev.roadcase.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockReaderTest {
    private static BlockReader of(String text) {
        return new BlockReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void blocksEndWithAnEmptyLine() throws IOException {
        BlockReader reader = of("\n\r\nINPUT LABELS:\r\n0 Cam: 1\r\n1 Zoë\r\n\r\n\nACK\n\n");
        assertThat(reader.next()).containsExactly("INPUT LABELS", "0 Cam: 1", "1 Zoë");
        assertThat(reader.next()).containsExactly("ACK");
        assertThatThrownBy(reader::next).hasMessageContaining("ended the connection");
    }

    @Test
    void aPauseInTheMiddleLosesNothing() throws IOException {
        byte[] text = "VIDEO OUTPUT ROUTING:\n7 2\n\n".getBytes(StandardCharsets.UTF_8);
        BlockReader reader = new BlockReader(new InputStream() {
            private int at;
            private boolean paused;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                paused = !paused;
                if (paused) {
                    throw new SocketTimeoutException();
                }
                buffer[offset] = text[at++];
                return 1;
            }
        });
        List<String> block = new ArrayList<>();
        for (int i = 0; i <= text.length && block.isEmpty(); i++) {
            try {
                block.addAll(reader.next());
            } catch (SocketTimeoutException e) {
                assertThat(block).isEmpty();
            }
        }
        assertThat(block).containsExactly("VIDEO OUTPUT ROUTING", "7 2");
    }

    @Test
    void noSenderFillsTheMemory() {
        assertThatThrownBy(of("x".repeat(BlockReader.LINE + 1))::next).hasMessageContaining("longer lines");
        assertThatThrownBy(of("A:\n" + "1 x\n".repeat(BlockReader.LINES))::next).hasMessageContaining("more than");
    }
}
