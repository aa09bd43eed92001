import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Copies licence and notice texts out of jars. Run by scripts/licences: the target folder, then folders of jars. */
public final class Licences {
    private static final String TEXT = "(?i)(META-INF/)?(LICEN[CS]E|NOTICE|COPYING)[^/]*";

    public static void main(String[] arguments) throws IOException {
        for (int i = 1; i < arguments.length; i++) {
            try (Stream<Path> jars = Files.list(Path.of(arguments[i]))) {
                for (Path jar : jars.filter(f -> f.toString().endsWith(".jar")).toList()) {
                    copy(jar, Path.of(arguments[0]));
                }
            }
        }
    }

    private static void copy(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory() && e.getName().matches(TEXT)).toList()) {
                String name = jar.getFileName() + "-" + Path.of(entry.getName()).getFileName();
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
