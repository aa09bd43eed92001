package dev.roadcase.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
    private static final Path HOME = Path.of("/home/dana");

    private static Folders of(Map<String, String> environment, String system, String user) {
        return new Folders(environment, HOME, system, user);
    }

    @Test
    void aPersonOnLinuxHasTheDataAtHome() {
        assertThat(of(Map.of(), "Linux", "dana").data()).isEqualTo(Path.of("/home/dana/.local/share/roadcase"));
        assertThat(of(Map.of("XDG_DATA_HOME", "/x"), "Linux", "dana").data()).isEqualTo(Path.of("/x/roadcase"));
    }

    @Test
    void theServiceHasItUnderVar() {
        Folders service = of(Map.of(), "Linux", "roadcase");
        assertThat(service.data()).isEqualTo(Path.of("/var/lib/roadcase"));
        assertThat(service.configFile()).isEqualTo(Path.of("/etc/roadcase/roadcase.yaml"));
    }

    @Test
    void theEnvironmentDecides() {
        assertThat(of(Map.of("ROADCASE_DATA", "/d"), "Linux", "roadcase").data())
                .isEqualTo(Path.of("/d"));
    }

    @Test
    void clientsLookAtThePersonsFirst() {
        assertThat(of(Map.of(), "Linux", "dana").dataCandidates())
                .isEqualTo(List.of(Path.of("/home/dana/.local/share/roadcase"), Path.of("/var/lib/roadcase")));
    }

    @Test
    void aMacKeepsItInTheLibrary() {
        assertThat(of(Map.of(), "Mac OS X", "dana").data())
                .isEqualTo(Path.of("/home/dana/Library/Application Support/Roadcase"));
    }
}
