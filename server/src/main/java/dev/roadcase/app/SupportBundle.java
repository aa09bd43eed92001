package dev.roadcase.app;

import dev.roadcase.app.Doctor.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What whoever helps needs to see, in one file: no token, no PIN, no key and no show data is in it. */
public final class SupportBundle {
    private final Path data;

    /** @param data the data directory; only its logs are taken */
    public SupportBundle(Path data) {
        this.data = data;
    }

    /** What there is to say while no server runs. */
    public void writeWithoutServer(int port, OutputStream out) throws IOException {
        String findings = new Doctor(data, port)
                .examine().stream().map(SupportBundle::words).collect(Collectors.joining("\n", "", "\n"));
        write(Map.of("server.txt", "No server is running on this data directory.\n", "doctor.txt", findings), out);
    }

    private static String words(Finding finding) {
        return finding.state() + " " + finding.check() + ": " + finding.detail()
                + (finding.remedy().isEmpty() ? "" : "\n    " + finding.remedy());
    }

    /** @param parts texts by the names of their files */
    void write(Map<String, String> parts, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        Map<String, String> all = new LinkedHashMap<>(parts);
        all.put(
                "java.txt",
                System.getProperty("java.vm.version") + " on " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version") + " " + System.getProperty("os.arch") + "\n");
        for (Map.Entry<String, String> part : all.entrySet()) {
            zip.putNextEntry(new ZipEntry(part.getKey()));
            zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        for (Path log : logs()) {
            zip.putNextEntry(new ZipEntry("logs/" + log.getFileName()));
            Files.copy(log, zip);
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }

    private List<Path> logs() throws IOException {
        Path folder = data.resolve("logs");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
