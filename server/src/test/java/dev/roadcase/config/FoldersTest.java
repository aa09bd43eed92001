package dev.roadcase.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    private static final Path HOME = Path.of("/home/kim");
    private static final Path NOT_INSTALLED = Path.of("/no/such/folder");

    @TempDir
    Path installed = Path.of("");

    @Test
    void aPersonOnLinuxHasFoldersUnderHome() {
        Folders folders = linux(Map.of(), "kim", NOT_INSTALLED);
        assertThat(folders.data()).isEqualTo(HOME.resolve(".local/share/roadcase"));
        assertThat(folders.configFile()).isEqualTo(HOME.resolve(".config/roadcase/roadcase.yaml"));
    }

    @Test
    void theXdgFoldersWinOverHome() {
        Folders folders = linux(Map.of("XDG_DATA_HOME", "/d", "XDG_CONFIG_HOME", "/c"), "kim", NOT_INSTALLED);
        assertThat(folders.data()).isEqualTo(Path.of("/d/roadcase"));
        assertThat(folders.configFile()).isEqualTo(Path.of("/c/roadcase/roadcase.yaml"));
    }

    @Test
    void theServiceHasTheSystemsFolders() {
        Folders byUser = linux(Map.of(), "roadcase", NOT_INSTALLED);
        assertThat(byUser.data()).isEqualTo(NOT_INSTALLED);
        assertThat(byUser.configFile()).isEqualTo(Path.of("/etc/roadcase/roadcase.yaml"));
        assertThat(linux(Map.of(), "root", installed).data()).isEqualTo(installed);
    }

    @Test
    void roadcaseDataWinsOverEverything() {
        Folders folders = linux(Map.of("ROADCASE_DATA", "/mnt/show"), "roadcase", installed);
        assertThat(folders.data()).isEqualTo(Path.of("/mnt/show"));
        assertThat(folders.dataCandidates()).containsExactly(Path.of("/mnt/show"));
    }

    @Test
    void clientsLookAtThePersonsFolderFirst() {
        assertThat(linux(Map.of(), "kim", installed).dataCandidates())
                .containsExactly(HOME.resolve(".local/share/roadcase"), installed, Path.of("/run/roadcase"));
    }

    @Test
    void roadcaseConfigNamesAFileOrItsFolder() {
        assertThat(linux(Map.of("ROADCASE_CONFIG", "/c"), "kim", installed).configFile())
                .isEqualTo(Path.of("/c/roadcase.yaml"));
        assertThat(linux(Map.of("ROADCASE_CONFIG", "/c/b.yaml"), "kim", installed)
                        .configFile())
                .isEqualTo(Path.of("/c/b.yaml"));
    }

    @Test
    void otherSystemsHaveTheirOwnFolders() {
        Folders mac = new Folders(Map.of(), HOME, "Mac OS X", "kim");
        assertThat(mac.data()).isEqualTo(HOME.resolve("Library/Application Support/Roadcase"));
        Folders windows = new Folders(Map.of("ProgramData", "/ProgramData"), HOME, "Windows 11", "kim");
        assertThat(windows.data()).isEqualTo(Path.of("/ProgramData/Roadcase"));
        assertThat(windows.dataCandidates()).containsExactly(Path.of("/ProgramData/Roadcase"));
    }

    private static Folders linux(Map<String, String> environment, String user, Path serviceData) {
        return new Folders(environment, HOME, "Linux", user, serviceData);
    }
}
