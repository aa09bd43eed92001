package dev.roadcase.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecretFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    @ParameterizedTest
    @EnumSource
    void aSecretIsMadeOnceAndThenReadBack(SecretKind kind) {
        String made = new SecretFiles(data).read(kind).reveal();
        assertThat(new SecretFiles(data).read(kind).reveal()).isEqualTo(made);
        assertThat(data.resolve(kind.file())).hasContent(made);
    }

    @Test
    void keysHave256BitsAndDiffer() {
        SecretFiles files = new SecretFiles(data);
        String admin = files.read(SecretKind.ADMIN_TOKEN).reveal();
        String session = files.read(SecretKind.SESSION_KEY).reveal();
        assertThat(Base64.getUrlDecoder().decode(admin)).hasSize(32);
        assertThat(Base64.getUrlDecoder().decode(session)).hasSize(32);
        assertThat(admin).isNotEqualTo(session);
    }

    @ParameterizedTest
    @EnumSource
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has access lists instead of modes")
    void onlyTheOwnerMayReadAFileFreshOrReplaced(SecretKind kind) throws IOException {
        new SecretFiles(data).read(kind);
        assertThat(mode(kind)).isEqualTo("rw-------");
        new SecretFiles(data).replace(kind);
        assertThat(mode(kind)).isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has access lists instead of modes")
    void aFileThatOthersCouldReadIsTightened() throws IOException {
        String token = new SecretFiles(data).read(SecretKind.ADMIN_TOKEN).reveal();
        Files.setPosixFilePermissions(data.resolve("admin.token"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(new SecretFiles(data).read(SecretKind.ADMIN_TOKEN).reveal()).isEqualTo(token);
        assertThat(mode(SecretKind.ADMIN_TOKEN)).isEqualTo("rw-------");
    }

    private String mode(SecretKind kind) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(kind.file())));
    }

    @Test
    void replacingLeavesNothingButTheNewFile() throws IOException {
        SecretFiles files = new SecretFiles(data);
        String old = files.read(SecretKind.SESSION_KEY).reveal();
        assertThat(files.replace(SecretKind.SESSION_KEY).reveal()).isNotEqualTo(old);
        try (var found = Files.list(data)) {
            assertThat(found).containsExactly(data.resolve("session.key"));
        }
    }

    @Test
    void whatACrashLeftHalfWrittenIsNoObstacle() throws IOException {
        Files.writeString(data.resolve(".crew.pin.new"), "12");
        assertThat(new SecretFiles(data).read(SecretKind.CREW_PIN).reveal()).hasSize(6);
        assertThat(data.resolve(".crew.pin.new")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyFileStopsTheStartAndSaysWhatToDo(SecretKind kind) throws IOException {
        Files.createFile(data.resolve(kind.file()));
        assertThatThrownBy(() -> new SecretFiles(data).read(kind))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining(kind.file())
                .hasMessageContaining("Delete it and start Roadcase again");
        assertThat(data.resolve(kind.file())).isEmptyFile();
    }

    @Test
    void aDamagedFileIsReportedWithoutItsContent() throws IOException {
        Files.write(data.resolve("session.key"), "half-a-key\0\u00ff".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> new SecretFiles(data).read(SecretKind.SESSION_KEY))
                .isInstanceOfSatisfying(
                        SecretException.class, e -> assertThat(e.file()).isEqualTo(data.resolve("session.key")))
                .hasMessageContaining("damaged")
                .hasMessageNotContaining("half-a-key");
    }

    @Test
    void aFileThatCannotBeReadIsReported() throws IOException {
        Files.createDirectory(data.resolve("crew.pin"));
        assertThatThrownBy(() -> new SecretFiles(data).read(SecretKind.CREW_PIN))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aFolderThatIsNotThereIsReported() {
        assertThatThrownBy(() -> new SecretFiles(data.resolve("gone")).read(SecretKind.CREW_PIN))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aFileSystemWithoutModesGetsItsFilesToo() throws IOException {
        try (FileSystem plain = FileSystems.newFileSystem(data.resolve("fat.zip"), Map.of("create", "true"))) {
            SecretFiles files = new SecretFiles(plain.getPath("/"));
            files.read(SecretKind.CREW_PIN);
            String pin = files.replace(SecretKind.CREW_PIN).reveal();
            assertThat(files.read(SecretKind.CREW_PIN).reveal()).isEqualTo(pin);
        }
    }

    @Test
    void aSecretIsNeverPrinted() {
        assertThat(new Secret("swordfish")).hasToString("***");
    }
}
