package dev.roadcase.tray;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Writes the icon as files that installers take: pictures in PNG inside what Windows and macOS each call an icon. */
public final class IconFiles {
    /** Pixels of each side; Windows knows up to 256. */
    private static final List<Integer> ICO = List.of(16, 24, 32, 48, 64, 128, 256);

    /** Types of macOS with their pixels. */
    private static final Map<String, Integer> ICNS = types();

    private IconFiles() {}

    private static Map<String, Integer> types() {
        Map<String, Integer> types = new LinkedHashMap<>();
        types.put("icp4", 16);
        types.put("icp5", 32);
        types.put("icp6", 64);
        types.put("ic07", 128);
        types.put("ic08", 256);
        types.put("ic09", 512);
        types.put("ic10", 1024);
        return types;
    }

    /** Takes the folder to write to. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Files.write(folder.resolve("roadcase.ico"), ico());
        Files.write(folder.resolve("roadcase.icns"), icns());
        Files.write(folder.resolve("roadcase.png"), png(512));
    }

    static byte[] ico() throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (int size : ICO) {
            pictures.add(png(size));
        }
        int length = pictures.stream().mapToInt(p -> p.length).sum();
        int at = 6 + 16 * pictures.size();
        ByteBuffer file = ByteBuffer.allocate(at + length).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            byte side = ICO.get(i).byteValue(); // 256 is written as 0
            file.put(side).put(side).put((byte) 0).put((byte) 0);
            file.putShort((short) 1).putShort((short) 32);
            file.putInt(pictures.get(i).length).putInt(at);
            at += pictures.get(i).length;
        }
        pictures.forEach(file::put);
        return file.array();
    }

    static byte[] icns() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Map.Entry<String, Integer> type : ICNS.entrySet()) {
            byte[] picture = png(type.getValue());
            all.write(type.getKey().getBytes(StandardCharsets.US_ASCII));
            all.write(ByteBuffer.allocate(4).putInt(8 + picture.length).array());
            all.write(picture);
        }
        ByteBuffer file = ByteBuffer.allocate(8 + all.size());
        file.put("icns".getBytes(StandardCharsets.US_ASCII))
                .putInt(8 + all.size())
                .put(all.toByteArray());
        return file.array();
    }

    private static byte[] png(int size) throws IOException {
        BufferedImage picture = IconPainter.paint(State.RUNNING, 0, size);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
