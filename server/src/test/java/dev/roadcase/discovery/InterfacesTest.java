package dev.roadcase.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfacesTest {
    private static Nic nic(String name, int last, String network) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
        return new Nic(name, name, Nic.rankOf(name, name, name.equals("lo"), false), List.of(address), network);
    }

    @ParameterizedTest
    @CsvSource({
        "eth0,WIRED", "enp3s0,WIRED", "en0,WIRED", "wlan0,WIRELESS", "wlp2s0,WIRELESS", "docker0,VIRTUAL",
        "br-1a2b3c,VIRTUAL", "veth12,VIRTUAL", "tun0,VIRTUAL", "wg0,VIRTUAL", "utun3,VIRTUAL", "tailscale0,VIRTUAL",
        "vmnet8,VIRTUAL", "virbr0,VIRTUAL"
    })
    void crewNetworksComeBeforeVirtualOnes(String name, Nic.Rank rank) {
        assertThat(Nic.rankOf(name, name, false, false)).isEqualTo(rank);
    }

    @ParameterizedTest
    @CsvSource({
        "enp1s0,'device',,WIRED", "wlan7,'device wireless',wlan,WIRELESS", "office,'device',,WIRED",
        "office-vpn,'tun_flags',,VIRTUAL", "home,'',wireguard,VIRTUAL", "br-lan,'bridge brif/enp1s0',bridge,WIRED",
        "mynet,'bridge brif/veth1',bridge,VIRTUAL", "modem,'device',wwan,VIRTUAL", "eth0.10,'',vlan,"
    })
    void linuxTellsWhatAnInterfaceIsWhateverItsName(
            String name, String parts, @Nullable String type, Nic.@Nullable Rank rank, @TempDir Path system)
            throws IOException {
        Files.createDirectories(system.resolve("enp1s0/device"));
        Files.createDirectories(system.resolve("veth1"));
        Path folder = Files.createDirectories(system.resolve(name));
        for (String part : parts.split(" ", -1)) {
            Files.createDirectories(folder.resolve(part));
        }
        Files.writeString(folder.resolve("uevent"), "INTERFACE=" + name + (type == null ? "" : "\nDEVTYPE=" + type));
        assertThat(LinuxLink.rank(system, name)).isEqualTo(Optional.ofNullable(rank));
    }

    @Test
    void anInterfaceThatWasPutInAgainIsAChange() throws UnknownHostException {
        AtomicReference<List<Nic>> seen = new AtomicReference<>(List.of(nic("eth0", 1, "a")));
        List<List<Nic>> told = new ArrayList<>();
        try (Interfaces interfaces = new Interfaces("all", seen::get)) {
            interfaces.onChange(told::add);
            Nic old = seen.get().getFirst();
            seen.set(List.of(
                    new Nic(old.name(), old.label(), old.rank(), old.addresses(), old.network(), old.index() + 1)));
            interfaces.refresh();
            assertThat(told).hasSize(1);
        }
    }

    @Test
    void aSleepIsToldFromABusyMachine() {
        assertThat(Interfaces.isAwoken(Interfaces.EVERY_MILLIS + 5_000)).isFalse();
        assertThat(Interfaces.isAwoken(Duration.ofHours(3).toMillis())).isTrue();
        assertThat(Interfaces.isAwoken(-Duration.ofDays(900).toMillis())).isTrue();
    }

    @Test
    void aChangeIsToldOnceAndOnlyWhenThereIsOne() throws UnknownHostException {
        AtomicReference<List<Nic>> seen = new AtomicReference<>(List.of(nic("eth0", 1, "a")));
        List<List<Nic>> told = new ArrayList<>();
        try (Interfaces interfaces = new Interfaces("all", seen::get)) {
            interfaces.onChange(told::add);
            interfaces.refresh();
            assertThat(told).isEmpty();
            seen.set(List.of(nic("eth0", 2, "a")));
            interfaces.refresh();
            interfaces.refresh();
            assertThat(told).containsExactly(seen.get());
            assertThat(interfaces.now()).isEqualTo(seen.get());
        }
    }

    @Test
    void onlyWhatTheBindSettingCoversIsSeen() throws UnknownHostException {
        List<Nic> all = List.of(nic("eth0", 1, "a"), nic("wlan0", 2, "b"));
        assertThat(seenBy("wlan0", all)).containsExactly(all.get(1));
        assertThat(seenBy("10.0.0.1", all)).containsExactly(all.get(0));
        assertThat(seenBy("eth9", all)).isEmpty();
    }

    private static List<Nic> seenBy(String bind, List<Nic> all) {
        try (Interfaces interfaces = new Interfaces(bind, () -> all)) {
            return interfaces.now();
        }
    }

    @Test
    void twoInterfacesOnOneNetworkAreAnnouncedOnce() throws UnknownHostException {
        List<Nic> nics = List.of(nic("eth0", 1, "a"), nic("wlan0", 2, "a"), nic("eth1", 3, "b"), nic("lo", 4, "c"));
        assertThat(MdnsDiscovery.onePerNetwork(nics).stream().map(InetAddress::getHostAddress))
                .containsExactly("10.0.0.1", "10.0.0.3");
    }

    @ParameterizedTest
    @CsvSource({"Truck 2,roadcase-truck-2", "Roadcase,roadcase", "'  ',roadcase", "Ü-Wagen,roadcase-wagen"})
    void theNameMakesAHostName(String name, String host) {
        assertThat(Announcement.host(name)).isEqualTo(host);
    }

    @Test
    void aLongNameFitsALabel() {
        assertThat(MdnsDiscovery.cut("ü".repeat(100))).isEqualTo("ü".repeat(28));
    }
}
