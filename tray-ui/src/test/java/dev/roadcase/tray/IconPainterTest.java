package dev.roadcase.tray;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IconPainterTest {
    @ParameterizedTest
    @EnumSource(State.class)
    void carriesTheColourOfItsStateAtEverySize(State state) {
        for (int size : new int[] {16, 22, 24, 32, 48, 128}) {
            BufferedImage icon = IconPainter.paint(state, 0, size);
            assertThat(icon.getWidth()).isEqualTo(size);
            assertThat(icon.getRGB(size * 4 / 32, size * 18 / 32))
                    .isEqualTo(state.colour().getRGB());
            assertThat(icon.getRGB(0, 0) >>> 24).isZero();
        }
    }

    @Test
    void noTwoStatesLookTheSameEvenWithoutColour() {
        Set<String> shapes = new HashSet<>();
        for (State state : State.values()) {
            int[] pixels = pixels(IconPainter.paint(state, 0, 32));
            int colour = state.colour().getRGB();
            shapes.add(Arrays.toString(
                    Arrays.stream(pixels).map(p -> p == colour ? 1 : 0).toArray()));
        }
        assertThat(shapes).hasSize(State.values().length);
    }

    @Test
    void aCountChangesThePicture() {
        int[] none = pixels(IconPainter.paint(State.WAITING, 0, 32));
        int[] three = pixels(IconPainter.paint(State.WAITING, 3, 32));
        int[] many = pixels(IconPainter.paint(State.WAITING, 12, 32));
        assertThat(three).isNotEqualTo(none).isNotEqualTo(many);
        assertThat(pixels(IconPainter.paint(State.WAITING, 10, 32))).isEqualTo(many);
    }

    @Test
    void theQrCodeReadsBackAsTheAddress() throws Exception {
        BufferedImage code = ConnectWindow.qr("http://192.168.10.20:3001");
        var source = new RGBLuminanceSource(code.getWidth(), code.getHeight(), pixels(code));
        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(source)))
                        .getText())
                .isEqualTo("http://192.168.10.20:3001");
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
