package dev.roadcase.update;

import dev.roadcase.model.Json;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes program folders as scripts/build does, from the classes under test, and signs updates as scripts/package does. */
final class Maker {
    private final Path folder;
    private final KeyPair keys;

    Maker(Path folder) throws GeneralSecurityException {
        this.folder = folder;
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /** A program folder of that version, with these files in its jar besides (name, content). */
    Path program(String name, String version, String... more) throws IOException {
        Path home = folder.resolve(name);
        Path lib = Files.createDirectories(home.resolve("lib"));
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path java = Files.createDirectories(home.resolve("runtime/bin")).resolve("java");
        Path real = Path.of(System.getProperty("java.home"), "bin", "java");
        script(java, "exec '" + real + "' -XX:TieredStopAtLevel=1 \"$@\"");
        Path launcher = Files.copy(Path.of("../installer/launcher/roadcase"), bin.resolve("roadcase"));
        launcher.toFile().setExecutable(true);
        Files.copy(Path.of("../installer/launcher/java.options"), lib.resolve("java.options"));
        jar(lib.resolve("roadcase-server.jar"), version, more);
        Files.writeString(
                lib.resolve("release.pub"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        return home;
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        file.toFile().setExecutable(true);
    }

    /** Where the libraries are, as a jar's manifest says it. */
    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    private static void jar(Path target, String version, String... more) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, libraries());
        Path classes = Path.of("target/classes");
        try (OutputStream out = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.skip(1).toList()) {
                boolean file = Files.isRegularFile(each);
                String name = classes.relativize(each).toString().replace(File.separatorChar, '/');
                jar.putNextEntry(new ZipEntry(file ? name : name + "/")); // folders too: Flyway looks for them
                if (file) {
                    Files.copy(each, jar);
                }
            }
            for (int i = 0; i < more.length; i += 2) {
                jar.putNextEntry(new ZipEntry(more[i]));
                jar.write(more[i + 1].getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
    }

    /** The signed file of a program folder. */
    Path update(Path program, String version) throws IOException, GeneralSecurityException {
        return update(program, version, Platform.ofThisProcess());
    }

    Path update(Path program, String version, String platform) throws IOException, GeneralSecurityException {
        Path archive = folder.resolve(version + ".tar.gz");
        Program.run(List.of(
                "tar",
                "-C",
                String.valueOf(program.getParent()),
                "-czf",
                archive.toString(),
                String.valueOf(program.getFileName())));
        byte[] content = Files.readAllBytes(archive);
        byte[] slip = Json.MAPPER.writeValueAsBytes(Json.MAPPER
                .createObjectNode()
                .put("version", version)
                .put("platform", platform)
                .put(
                        "sha256",
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(content))));
        return zip(folder.resolve("roadcase-" + version + ".update"), slip, sign(slip), content);
    }

    private byte[] sign(byte[] text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(text);
        return signature.sign();
    }

    private static Path zip(Path file, byte[] slip, byte[] signature, byte[] program) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "update.json", slip);
            put(zip, "update.sig", signature);
            put(zip, "program.tar.gz", program);
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
    }
}
