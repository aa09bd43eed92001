package dev.roadcase.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path data;

    @Test
    void pointsToTheReportsThatCrashesLeft() throws Exception {
        Path service = Files.createFile(data.resolve("hs_err_pid17.log"));
        Path tray = Files.createFile(Files.createDirectory(data.resolve("logs")).resolve("hs_err_pid9.log"));
        Files.createFile(data.resolve("logs/roadcase.log"));
        assertThat(crashes()).containsExactly(service.toString(), tray.toString());
    }

    @Test
    void saysNothingOfCrashesWhereThereWasNone() {
        assertThat(crashes()).isEmpty();
    }

    private List<String> crashes() {
        return new Doctor(data, 0)
                .examine().stream()
                        .filter(f -> f.check().equals("crash report"))
                        .map(Doctor.Finding::detail)
                        .toList();
    }
}
