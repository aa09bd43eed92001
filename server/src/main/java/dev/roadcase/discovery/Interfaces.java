package dev.roadcase.discovery;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The interfaces of this machine, watched: a lease renewed, a cable pulled or a Wi-Fi changed is told to listeners within
 * {@link #EVERY_MILLIS}. The JDK has no notice of changes, so they are looked at again and again. Runs one virtual thread
 * from {@link #start} to {@link #close}; listeners are called on it, one after the other.
 */
public final class Interfaces implements AutoCloseable {
    /** Looking costs a few milliseconds at most; two seconds leave time to announce anew within ten. */
    static final long EVERY_MILLIS = 2_000;

    /** A look that comes so much later than it should, by the clock on the wall, comes after a sleep. */
    private static final long ASLEEP_MILLIS = 10_000;

    private static final Logger log = LoggerFactory.getLogger(Interfaces.class);

    private final String bind;
    private final Supplier<List<Nic>> look;
    private final List<Consumer<List<Nic>>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> looks = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<Nic>>> wakes = new CopyOnWriteArrayList<>();
    private final Thread watch;
    private volatile List<Nic> now;

    /** @param bind {@code all}, the name of an interface, or an address: only those it covers are seen */
    public Interfaces(String bind) {
        this(bind, Interfaces::ofThisMachine);
    }

    Interfaces(String bind, Supplier<List<Nic>> look) {
        this.bind = bind;
        this.look = look;
        now = covered();
        watch = Thread.ofVirtual().name("interfaces").unstarted(this::run);
    }

    public void start() {
        watch.start();
    }

    /** Those that are up and covered, the likeliest for crew devices first. */
    public List<Nic> now() {
        return now;
    }

    /** Tells the listener of each change from now on. */
    public void onChange(Consumer<List<Nic>> listener) {
        listeners.add(listener);
    }

    /** Calls this after each look from now on, whether something changed or not. */
    public void onLook(Runnable action) {
        looks.add(action);
    }

    /**
     * Calls this with what is there after the machine has slept, or its clock was set: others on the network may have
     * forgotten us.
     */
    public void onWake(Consumer<List<Nic>> action) {
        wakes.add(action);
    }

    /** Whether so much more time has passed on the wall than between two looks. */
    static boolean isAwoken(long wallMillis) {
        return Math.abs(wallMillis - EVERY_MILLIS) > ASLEEP_MILLIS;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long before = System.currentTimeMillis();
                Thread.sleep(EVERY_MILLIS);
                if (isAwoken(System.currentTimeMillis() - before)) {
                    log.info("The machine has slept, or its clock was set; the network is told of it anew");
                    List<Nic> seen = covered();
                    wakes.forEach(a -> tell(a, seen));
                }
                refresh(); // after waking, so that what changed meanwhile is announced once and not twice
                looks.forEach(a -> tell(seen -> a.run(), now));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        }
    }

    /** Looks now; tells the listeners when something is different. */
    void refresh() {
        List<Nic> seen = covered();
        if (seen.equals(now)) {
            return;
        }
        now = seen;
        log.info(
                "The network changed interfaces={}",
                seen.stream().map(Interfaces::described).toList());
        listeners.forEach(l -> tell(l, seen));
    }

    private static void tell(Consumer<List<Nic>> listener, List<Nic> seen) {
        try {
            listener.accept(seen);
        } catch (RuntimeException e) {
            log.warn("A change of the network could not be followed everywhere; the next one is tried again", e);
        }
    }

    private static String described(Nic nic) {
        return nic.name()
                + nic.addresses().stream().map(InetAddress::getHostAddress).toList();
    }

    private List<Nic> covered() {
        return look.get().stream().filter(this::isCovered).toList();
    }

    private boolean isCovered(Nic nic) {
        return bind.equals("all")
                || nic.name().equals(bind)
                || nic.addresses().stream().anyMatch(a -> a.getHostAddress().equals(bind));
    }

    /** All that are up, ranked; none when the system does not tell. */
    public static List<Nic> ofThisMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Interfaces::isUp)
                    .map(Interfaces::nic)
                    .filter(n -> !n.addresses().isEmpty())
                    .sorted(Comparator.comparing(Nic::rank)
                            .thenComparing(Nic::isLost)
                            .thenComparing(Nic::name))
                    .toList();
        } catch (SocketException e) {
            log.warn("The system does not tell which interfaces there are: {}", e.getMessage());
            return List.of();
        }
    }

    private static boolean isUp(NetworkInterface nic) {
        try {
            return nic.isUp();
        } catch (SocketException e) {
            return false; // gone between the list and the look
        }
    }

    private static Nic nic(NetworkInterface nic) {
        String label = Objects.requireNonNullElse(nic.getDisplayName(), nic.getName());
        List<InetAddress> addresses = Collections.list(nic.getInetAddresses()).stream()
                .filter(a -> !a.isMulticastAddress())
                .toList();
        Nic.Rank byName = Nic.rankOf(nic.getName(), label, isLoopback(nic), nic.isVirtual());
        Nic.Rank rank = byName == Nic.Rank.LOOPBACK
                ? byName
                : LinuxLink.rank(nic.getName()).orElse(byName);
        return new Nic(nic.getName(), label, rank, addresses, network(nic), nic.getIndex());
    }

    private static String network(NetworkInterface nic) {
        return nic.getInterfaceAddresses().stream()
                .filter(a -> a.getAddress() instanceof Inet4Address)
                .map(a -> {
                    int bits = ByteBuffer.wrap(a.getAddress().getAddress()).getInt();
                    int length = a.getNetworkPrefixLength();
                    return (length == 0 ? 0 : bits >> (32 - length)) + "/" + length;
                })
                .findFirst()
                .orElseGet(() -> network6(nic));
    }

    private static String network6(NetworkInterface nic) {
        return nic.getInterfaceAddresses().stream()
                .filter(a -> a.getAddress() instanceof Inet6Address six && !six.isLinkLocalAddress())
                .map(a -> new BigInteger(1, a.getAddress().getAddress())
                                .shiftRight(128 - a.getNetworkPrefixLength())
                                .toString(16)
                        + " of IPv6/" + a.getNetworkPrefixLength())
                .findFirst()
                .orElse("");
    }

    private static boolean isLoopback(NetworkInterface nic) {
        try {
            return nic.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
