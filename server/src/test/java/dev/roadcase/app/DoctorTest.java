package dev.roadcase.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.discovery.Nic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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

    private static Nic nic(String name, Nic.Rank rank, String address) {
        return new Nic(name, name, rank, List.of(InetAddress.ofLiteral(address)), "1/24");
    }

    @Test
    void tellsWhichNetworksThereAreAndWhatDoesNotPassOnThem() {
        List<Nic> nics = List.of(
                nic("eth0", Nic.Rank.WIRED, "10.0.0.5"),
                nic("docker0", Nic.Rank.VIRTUAL, "172.17.0.1"),
                nic("lo", Nic.Rank.LOOPBACK, "127.0.0.1"));
        List<Doctor.Finding> findings = new NetworkDoctor(nics, n -> false).examine();
        assertThat(findings).hasSize(2);
        assertThat(findings.getFirst().detail()).isEqualTo("eth0 10.0.0.5 (wired), docker0 172.17.0.1 (virtual)");
        assertThat(findings.getLast().state()).isEqualTo(Doctor.State.NOTE);
        assertThat(findings.getLast().remedy()).contains("5353");
        assertThat(new NetworkDoctor(List.of(), n -> true).examine()).hasSize(1);
        assertThat(new NetworkDoctor(List.of(nic("eth0", Nic.Rank.WIRED, "169.254.3.4")), n -> true)
                        .examine()
                        .getFirst()
                        .remedy())
                .contains("router");
    }

    @Test
    void aBundleIsMadeWithoutAServer() throws Exception {
        Files.writeString(Files.createDirectory(data.resolve("logs")).resolve("roadcase.log"), "hello\n");
        Files.writeString(data.resolve("admin.token"), "secret");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SupportBundle(data).writeWithoutServer(0, out);
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).containsExactlyInAnyOrder("server.txt", "doctor.txt", "java.txt", "logs/roadcase.log");
    }
}
