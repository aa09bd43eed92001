package dev.roadcase.cli;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** A QR code in half blocks, two rows of modules to a line, readable on a dark and on a light terminal. */
final class QrText {
    private QrText() {}

    static String of(String text) {
        try {
            BitMatrix code =
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 2));
            StringBuilder lines = new StringBuilder();
            for (int y = 0; y < code.getHeight(); y += 2) {
                lines.append("    ");
                for (int x = 0; x < code.getWidth(); x++) {
                    boolean low = y + 1 < code.getHeight() && code.get(x, y + 1);
                    lines.append(block(code.get(x, y), low));
                }
                lines.append('\n');
            }
            return lines.toString();
        } catch (WriterException e) {
            return "";
        }
    }

    /** Dark modules are left blank, so that the code is dark on light on a dark terminal. */
    private static char block(boolean high, boolean low) {
        if (high) {
            return low ? ' ' : '▄';
        }
        return low ? '▀' : '█';
    }
}
