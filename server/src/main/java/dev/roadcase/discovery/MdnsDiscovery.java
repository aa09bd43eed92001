package dev.roadcase.discovery;

import java.io.IOException;
import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces the server by mDNS: once per network, by one responder of its own on each. A network that comes is announced
 * on, one that goes is let go, the others are not disturbed. Works on its own thread from {@link #start} to
 * {@link #close}, which says goodbye and takes about two seconds.
 */
public final class MdnsDiscovery implements AutoCloseable {
    static final String TYPE = "_roadcase._tcp.local.";
    private static final String WEB = "_http._tcp.local.";
    private static final Logger log = LoggerFactory.getLogger(MdnsDiscovery.class);

    private final Announcement announcement;
    private final BlockingQueue<List<Nic>> wanted = new LinkedBlockingQueue<>();
    private final Thread worker;
    private final AtomicBoolean clash = new AtomicBoolean();
    // guarded by itself
    private final Map<Inet4Address, Responder> responders = new LinkedHashMap<>();

    private record Responder(JmDNS mdns, ServiceInfo service) {}

    public MdnsDiscovery(Announcement announcement) {
        this.announcement = announcement;
        worker = Thread.ofVirtual().name("mdns").unstarted(this::run);
    }

    public void start(List<Nic> nics) {
        follow(nics);
        worker.start();
    }

    /** Announces on these networks from now on; returns at once. */
    public void follow(List<Nic> nics) {
        wanted.add(nics);
    }

    /** The names it goes by, one per network unless a clash made them differ; empty while nothing is announced. */
    public Set<String> names() {
        synchronized (responders) {
            Set<String> names = new TreeSet<>();
            responders.values().forEach(r -> names.add(r.service.getName()));
            return names;
        }
    }

    /** The host names that lead here, such as {@code roadcase-truck.local}, in lower case. */
    public Set<String> hosts() {
        synchronized (responders) {
            Set<String> hosts = new TreeSet<>();
            responders.values().forEach(r -> hosts.add(r.mdns.getHostName().replaceFirst("\\.$", "")));
            return hosts;
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<Nic> nics = wanted.take();
                if (wanted.isEmpty()) {
                    settle(onePerNetwork(nics));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        }
    }

    /** Two interfaces on one network would take each other for a stranger with the same name. */
    static List<Inet4Address> onePerNetwork(List<Nic> nics) {
        Map<String, Inet4Address> chosen = new LinkedHashMap<>();
        for (Nic nic : nics) {
            if (nic.rank() != Nic.Rank.LOOPBACK && !nic.typeable().isEmpty()) {
                chosen.putIfAbsent(nic.network(), nic.typeable().getFirst());
            }
        }
        return List.copyOf(chosen.values());
    }

    private void settle(List<Inet4Address> addresses) {
        letGo(addresses);
        for (Inet4Address address : addresses) {
            synchronized (responders) {
                if (responders.containsKey(address)) {
                    continue;
                }
            }
            announce(address);
        }
    }

    private void letGo(List<Inet4Address> kept) {
        List<Responder> gone = new ArrayList<>();
        synchronized (responders) {
            responders.entrySet().removeIf(e -> !kept.contains(e.getKey()) && gone.add(e.getValue()));
        }
        gone.forEach(r -> Thread.startVirtualThread(() -> close(r)));
    }

    private void announce(Inet4Address address) {
        try {
            JmDNS mdns = JmDNS.create(address, announcement.host());
            ServiceInfo service = service(TYPE);
            synchronized (responders) {
                responders.put(address, new Responder(mdns, service));
            }
            mdns.registerService(service);
            mdns.registerService(service(WEB));
            log.info("Announced name={} address={}", service.getName(), address.getHostAddress());
        } catch (IOException e) {
            log.warn(
                    "Not announced on {}: {}. Crew devices there can use the address or its QR code.",
                    address.getHostAddress(),
                    e.getMessage());
        }
    }

    private ServiceInfo service(String type) {
        return ServiceInfo.create(type, cut(announcement.name()), announcement.port(), 0, 0, announcement.text());
    }

    /** A label of DNS holds 63 bytes (RFC 1035 section 2.3.4); some are left for the number that a clash adds. */
    static String cut(String name) {
        String fit = name;
        while (fit.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 56) {
            fit = fit.substring(0, fit.offsetByCodePoints(fit.length(), -1));
        }
        return fit;
    }

    /** Whether a clash made it take another name than it was given, on any network. */
    public boolean isRenamed() {
        return names().stream().anyMatch(n -> !n.equals(cut(announcement.name())));
    }

    /** Tells the log of a clash, once; others on the network may turn up at any time. */
    public void look() {
        if (isRenamed() && !clash.getAndSet(true)) {
            log.warn(
                    "Another server on this network is called {}. This one is announced as {}.",
                    announcement.name(),
                    String.join(", ", names()));
        }
    }

    private static void close(Responder responder) {
        try {
            responder.mdns.close();
        } catch (IOException e) {
            log.debug("A goodbye could not be sent: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        worker.interrupt();
        List<Thread> goodbyes;
        synchronized (responders) {
            goodbyes = responders.values().stream()
                    .map(r -> Thread.startVirtualThread(() -> close(r)))
                    .toList();
            responders.clear();
        }
        for (Thread goodbye : goodbyes) {
            join(goodbye);
        }
    }

    private static void join(Thread goodbye) {
        try {
            goodbye.join(java.time.Duration.ofSeconds(4));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
