package dev.roadcase.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
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
    private final BlockingQueue<Wish> wanted = new LinkedBlockingQueue<>();
    private final Thread worker;
    private final AtomicBoolean clash = new AtomicBoolean();
    // guarded by itself
    private final Map<Place, Responder> responders = new LinkedHashMap<>();

    private final Set<InetAddress> failed = ConcurrentHashMap.newKeySet();
    private volatile List<Nic> latest = List.of();

    /** An address on an interface; the same one on an interface that was put in again is another place. */
    private record Place(InetAddress address, int index) {}

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
        latest = nics;
        wanted.add(new Wish(nics, false));
    }

    /** Says goodbye everywhere and announces anew on these networks; returns at once. */
    public void again(List<Nic> nics) {
        latest = nics;
        wanted.add(new Wish(nics, true));
    }

    /** @param anew whether also where it is announced already */
    private record Wish(List<Nic> nics, boolean anew) {}

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
                Wish wish = wanted.take();
                if (wish.anew) {
                    leave(places(wish.nics));
                }
                if (wanted.isEmpty()) {
                    settle(places(wish.nics));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        }
    }

    /** Two interfaces on one network would take each other for a stranger with the same name. */
    static List<InetAddress> onePerNetwork(List<Nic> nics) {
        return places(nics).stream().map(Place::address).toList();
    }

    private static List<Place> places(List<Nic> nics) {
        Map<String, Place> chosen = new LinkedHashMap<>();
        for (Nic nic : nics) {
            if (nic.rank() != Nic.Rank.LOOPBACK && !nic.open().isEmpty()) {
                chosen.putIfAbsent(nic.network(), new Place(nic.open().getFirst(), nic.index()));
            }
        }
        return List.copyOf(chosen.values());
    }

    /** All at once: probing takes a second or two, and a box may be on many networks. */
    private void settle(List<Place> places) {
        letGo(Set.copyOf(places));
        joinAll(places.stream()
                .filter(place -> !isAnnounced(place))
                .map(place -> Thread.startVirtualThread(() -> announce(place)))
                .toList());
    }

    private boolean isAnnounced(Place place) {
        synchronized (responders) {
            return responders.containsKey(place);
        }
    }

    /** Waits only for the goodbyes at places that stay: one who is still there would be taken for a stranger. */
    private void leave(List<Place> staying) {
        Map<Place, Thread> leaving = letGo(Set.of());
        joinAll(staying.stream().map(leaving::get).filter(Objects::nonNull).toList());
    }

    private Map<Place, Thread> letGo(Set<Place> kept) {
        Map<Place, Responder> gone = new LinkedHashMap<>();
        synchronized (responders) {
            responders.forEach((place, responder) -> {
                if (!kept.contains(place)) {
                    gone.put(place, responder);
                }
            });
            responders.keySet().removeAll(gone.keySet());
        }
        Map<Place, Thread> leaving = new LinkedHashMap<>();
        gone.forEach((place, responder) -> leaving.put(place, Thread.startVirtualThread(() -> close(responder))));
        return leaving;
    }

    private void announce(Place place) {
        InetAddress address = place.address;
        try {
            JmDNS mdns = JmDNS.create(address, announcement.host());
            ServiceInfo service = service(TYPE);
            synchronized (responders) {
                responders.put(place, new Responder(mdns, service));
            }
            mdns.registerService(service);
            mdns.registerService(service(WEB));
            failed.remove(address);
            log.info("Announced name={} address={}", service.getName(), address.getHostAddress());
        } catch (IOException e) {
            if (failed.add(address)) {
                log.warn(
                        "Not announced on {}: {}. Crew devices there can use the address or its QR code. It is tried again.",
                        address.getHostAddress(),
                        e.getMessage());
            }
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

    /** Tells the log of a clash, once: others on the network may turn up at any time. Tries again what failed. */
    public void look() {
        List<Nic> nics = latest;
        if (wanted.isEmpty() && places(nics).stream().anyMatch(p -> failed.contains(p.address))) {
            wanted.add(new Wish(nics, false));
        }
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
        joinAll(letGo(Set.of()).values());
    }

    private static void joinAll(Collection<Thread> threads) {
        threads.forEach(MdnsDiscovery::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(4));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
