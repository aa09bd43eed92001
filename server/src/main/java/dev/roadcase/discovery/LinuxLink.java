package dev.roadcase.discovery;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What Linux knows of an interface, whatever its name: a bridge with a socket in it is a cable, one without holds containers
 * or virtual machines. Where there is nothing to read, nothing is said.
 */
final class LinuxLink {
    private static final Path SYSTEM = Path.of("/sys/class/net");

    private final Path folder;

    private LinuxLink(Path folder) {
        this.folder = folder;
    }

    static Optional<Nic.Rank> rank(String name) {
        return rank(SYSTEM, name);
    }

    /** @param system where the interfaces are folders */
    static Optional<Nic.Rank> rank(Path system, String name) {
        Path folder = system.resolve(name).normalize();
        return folder.startsWith(system) && Files.isDirectory(folder) ? new LinuxLink(folder).rank() : Optional.empty();
    }

    private Optional<Nic.Rank> rank() {
        if (has("bridge")) {
            return Optional.of(joinsHardware() ? Nic.Rank.WIRED : Nic.Rank.VIRTUAL);
        }
        return switch (type()) {
            case "wlan" -> Optional.of(Nic.Rank.WIRELESS);
            case "wwan", "wireguard", "vxlan", "gre", "ppp" -> Optional.of(Nic.Rank.VIRTUAL);
            default -> has("tun_flags") ? Optional.of(Nic.Rank.VIRTUAL) : hardware();
        };
    }

    private Optional<Nic.Rank> hardware() {
        boolean isRadio = has("wireless") || has("phy80211");
        return !has("device") ? Optional.empty() : Optional.of(isRadio ? Nic.Rank.WIRELESS : Nic.Rank.WIRED);
    }

    private boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    private boolean joinsHardware() {
        try (DirectoryStream<Path> ports = Files.newDirectoryStream(folder.resolve("brif"))) {
            for (Path port : ports) {
                if (Files.exists(folder.resolveSibling(port.getFileName()).resolve("device"))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false; // gone between the list and the look
        }
    }

    private String type() {
        try {
            return Files.readAllLines(folder.resolve("uevent")).stream()
                    .filter(line -> line.startsWith("DEVTYPE="))
                    .map(line -> line.substring("DEVTYPE=".length()))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
