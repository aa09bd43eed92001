package dev.roadcase.tray;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.GridLayout;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.ImageIcon;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/** A window for the crew to photograph: the address as a QR code and in words, and the PIN. Event thread only. */
final class ConnectWindow {
    private static final int QR_PIXELS = 360;

    private ConnectWindow() {}

    /** @param longPin while somebody guesses PINs */
    static void open(String name, String address, Optional<String> pin, Optional<String> longPin) {
        JPanel words = new JPanel(new GridLayout(0, 1, 0, 4));
        words.add(line(address, 21));
        pin.ifPresent(digits -> words.add(line(Words.of("connect.pin", digits), 28)));
        longPin.ifPresent(digits -> {
            words.add(line(Words.of("connect.guessed"), 13));
            words.add(line(Words.of("connect.long", digits), 21));
        });
        JPanel content = new JPanel(new BorderLayout(12, 12));
        content.setBorder(BorderFactory.createEmptyBorder(24, 24, 24, 24));
        JLabel code = new JLabel(new ImageIcon(qr(address)));
        code.getAccessibleContext().setAccessibleName(Words.of("connect.code", address));
        content.add(code, BorderLayout.CENTER);
        content.add(words, BorderLayout.SOUTH);
        JFrame frame = new JFrame(Words.of("connect.title", name));
        frame.setContentPane(content);
        frame.pack();
        frame.setLocationRelativeTo(null);
        frame.setVisible(true);
    }

    private static JLabel line(String text, int size) {
        JLabel label = new JLabel(text, SwingConstants.CENTER);
        label.setFont(label.getFont().deriveFont(Font.BOLD, size));
        return label;
    }

    static BufferedImage qr(String text) {
        try {
            BitMatrix code = new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, QR_PIXELS, QR_PIXELS, Map.of(EncodeHintType.MARGIN, 4));
            BufferedImage image = new BufferedImage(QR_PIXELS, QR_PIXELS, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < QR_PIXELS; y++) {
                for (int x = 0; x < QR_PIXELS; x++) {
                    image.setRGB(x, y, code.get(x, y) ? 0xFF000000 : 0xFFFFFFFF);
                }
            }
            return image;
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds " + text, e);
        }
    }
}
