package dev.roadcase.discovery;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for servers on all networks of this machine at once, by mDNS and by broadcast. */
public final class Search {
    private static final Logger log = LoggerFactory.getLogger(Search.class);

    private final List<Nic> nics;
    private final BroadcastSearch broadcast = new BroadcastSearch(Broadcast.PORT);

    public Search() {
        this(Interfaces.ofThisMachine());
    }

    Search(List<Nic> nics) {
        this.nics = nics;
    }

    /** All that answer in that time, each once, by name. */
    public List<Found> run(Duration time) throws InterruptedException {
        Map<String, Found> found = new ConcurrentHashMap<>();
        List<Thread> searches = new ArrayList<>();
        for (InetAddress address : MdnsDiscovery.onePerNetwork(nics)) {
            searches.add(Thread.startVirtualThread(() -> search(address, time, found)));
        }
        nics.stream()
                .filter(n -> n.rank() != Nic.Rank.LOOPBACK)
                .forEach(n -> searches.add(Thread.startVirtualThread(
                        () -> broadcast.run(n, time, server -> found.merge(server.id(), server, Search::joined)))));
        for (Thread search : searches) {
            search.join();
        }
        return found.values().stream().sorted(Comparator.comparing(Found::name)).toList();
    }

    private static void search(InetAddress address, Duration time, Map<String, Found> found) {
        try (JmDNS mdns = JmDNS.create(address)) {
            for (ServiceInfo service : mdns.list(MdnsDiscovery.TYPE, time.toMillis())) {
                Found server = found(service);
                found.merge(server.id(), server, Search::joined);
            }
        } catch (IOException e) {
            log.debug("Nothing can be found by way of {}: {}", address.getHostAddress(), e.getMessage());
        }
    }

    private static Found found(ServiceInfo service) {
        String scheme = text(service, "tls").equals("1") ? "https://" : "http://";
        List<String> urls = addresses(service)
                .map(host -> scheme + host + ":" + service.getPort())
                .toList();
        String id = text(service, "id").isEmpty() ? service.getQualifiedName() : text(service, "id");
        return new Found(id, service.getName(), text(service, "role"), text(service, "v"), urls);
    }

    /** As they stand in a URL; those of IPv6 only where there are no others, and none that hold on one cable alone. */
    private static Stream<String> addresses(ServiceInfo service) {
        Inet4Address[] four = service.getInet4Addresses();
        return four.length > 0
                ? Arrays.stream(four).map(HostText::of)
                : Arrays.stream(service.getInet6Addresses())
                        .filter(a -> !a.isLinkLocalAddress())
                        .map(HostText::of);
    }

    private static String text(ServiceInfo service, String key) {
        return Objects.requireNonNullElse(service.getPropertyString(key), "");
    }

    private static Found joined(Found one, Found other) {
        List<String> urls = Stream.concat(one.urls().stream(), other.urls().stream())
                .distinct()
                .toList();
        return new Found(one.id(), one.name(), one.role(), one.version(), urls);
    }
}
