package dev.roadcase.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.discovery.Announcement;
import dev.roadcase.discovery.BroadcastAnswers;
import dev.roadcase.discovery.HostText;
import dev.roadcase.discovery.Interfaces;
import dev.roadcase.discovery.MdnsDiscovery;
import dev.roadcase.discovery.Nic;
import dev.roadcase.discovery.ShortCode;
import dev.roadcase.http.Doors;
import dev.roadcase.tls.Reach;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the server can be reached right now, and its announcement there; both follow the network while it runs. */
final class Network implements Service {
    private static final int PROTOCOL = 1;
    private static final int MOST_LISTS = 3;

    private final Settings settings;
    private final String id;
    private final Listening listening;
    private final Interfaces interfaces;
    private final Set<String> fixed;
    private volatile @Nullable MdnsDiscovery mdns;
    private volatile @Nullable BroadcastAnswers broadcast;

    Network(Settings settings, String id, Listening listening, Interfaces interfaces) {
        this.settings = settings;
        this.id = id;
        this.listening = listening;
        this.interfaces = interfaces;
        fixed = OwnNames.with(settings.venue().names(), Announcement.host(settings.name()));
    }

    private Announcement announcement() {
        return new Announcement(
                id, settings.name(), listening.port(), Version.TEXT, settings.role(), isEncrypted(), PROTOCOL);
    }

    private boolean isEncrypted() {
        return settings.venue().encryption().mode() != Encryption.Mode.NONE;
    }

    private String plain(Door door) {
        return url("http://", door);
    }

    /** How devices begin: plain, unless that only leads to HTTPS. */
    private String open(Door door) {
        return settings.venue().encryption().mode() == Encryption.Mode.REQUIRED ? secure(door) : plain(door);
    }

    private String secure(Door door) {
        return isEncrypted() ? url("https://", door) : "";
    }

    private String url(String scheme, Door door) {
        return scheme + HostText.of(door.address()) + ":" + listening.port();
    }

    /** All that a certificate has to cover now. */
    Reach reach() {
        Set<InetAddress> addresses = new LinkedHashSet<>(Set.of(InetAddress.getLoopbackAddress()));
        interfaces.now().forEach(n -> addresses.addAll(n.addresses()));
        Set<String> all = new LinkedHashSet<>(names());
        all.add("localhost");
        return new Reach(all, addresses, lists());
    }

    /** Where clients may ask what was revoked. Few, because one that cannot reach the first loses seconds with each. */
    private List<String> lists() {
        return listening.port() <= 0
                ? List.of()
                : doors().stream()
                        .limit(MOST_LISTS)
                        .map(door -> plain(door) + "/connect/root.crl")
                        .toList();
    }

    /** Calls this at each look at the interfaces, changed or not, a few seconds apart. */
    void onLook(Runnable action) {
        interfaces.onLook(action);
    }

    @Override
    public String name() {
        return "network";
    }

    @Override
    public void start() {
        interfaces.onLook(listening::follow);
        if (settings.venue().mdns()) {
            MdnsDiscovery discovery = new MdnsDiscovery(announcement());
            mdns = discovery;
            interfaces.onChange(discovery::follow);
            interfaces.onLook(discovery::look);
            interfaces.onWake(discovery::again);
            BroadcastAnswers answering = new BroadcastAnswers(announcement(), interfaces::now);
            broadcast = answering;
            answering.start();
            discovery.start(interfaces.now());
        }
        interfaces.start();
    }

    /** Every name that leads here, in lower case. */
    Set<String> names() {
        MdnsDiscovery discovery = mdns;
        if (discovery == null) {
            return fixed;
        }
        Set<String> names = new LinkedHashSet<>(fixed);
        names.addAll(discovery.hosts());
        return names;
    }

    /** One address at which a device may open the server, and by which interface. */
    record Door(Nic nic, InetAddress address) {
        /** Nothing for an address of IPv6, which does not fit into one. */
        String code(int port) {
            return address instanceof Inet4Address four
                    ? ShortCode.of(four, port).orElse("")
                    : "";
        }
    }

    /** The likeliest for crew devices first, this machine itself last. */
    List<Door> doors() {
        List<Door> doors = new ArrayList<>();
        for (Nic nic : interfaces.now()) {
            nic.open().stream()
                    .filter(a ->
                            covers(a) && (!a.isLinkLocalAddress() || nic.open().size() == 1))
                    .forEach(a -> doors.add(new Door(nic, a)));
        }
        return doors;
    }

    private boolean covers(InetAddress address) {
        Binding binding = listening.binding();
        return !binding.isAddress() || address.getHostAddress().equals(binding.text());
    }

    List<String> urls() {
        return doors().stream().map(this::open).toList();
    }

    /** The same in words, for the host's own screens. */
    Roadcase.Entrance entrance(Door door) {
        return new Roadcase.Entrance(open(door), words(door.nic()));
    }

    /** The same for the connect screen. */
    List<Doors.Way> ways() {
        return doors().stream()
                .map(d -> new Doors.Way(
                        open(d),
                        secure(d),
                        words(d.nic()),
                        d.code(listening.port()),
                        d.nic().rank() == Nic.Rank.LOOPBACK))
                .toList();
    }

    private static String words(Nic nic) {
        return switch (nic.rank()) {
            case WIRED -> "Network cable (" + nic.name() + ")";
            case WIRELESS -> "Wi-Fi (" + nic.name() + ")";
            case VIRTUAL -> "VPN, container, modem or virtual machine (" + nic.name() + ")";
            case LOOPBACK -> "This machine only";
        };
    }

    /** For health and status: whether devices can get in and by which addresses, and what it is announced as. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Reachability now = listening.reachability();
        json.put("state", now.state().wire());
        json.put("detail", now.detail());
        var urls = json.putArray("urls");
        urls().forEach(urls::add);
        MdnsDiscovery discovery = mdns;
        var announced = json.putArray("announcedAs");
        if (discovery != null) {
            discovery.names().forEach(announced::add);
        }
        json.put("renamed", discovery != null && discovery.isRenamed());
        json.put("port", listening.port());
        var addresses = json.putArray("addresses");
        doors().forEach(door -> addresses.add(json(door)));
        return json;
    }

    private ObjectNode json(Door door) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("url", open(door));
        json.put("secureUrl", secure(door).isEmpty() ? null : secure(door));
        json.put("address", door.address().getHostAddress());
        json.put("interface", door.nic().name());
        json.put("kind", door.nic().rank().name().toLowerCase(Locale.ROOT));
        String code = door.code(listening.port());
        return json.put("code", code.isEmpty() ? null : code);
    }

    @Override
    public void close() {
        interfaces.close();
        BroadcastAnswers answering = broadcast;
        if (answering != null) {
            answering.close();
        }
        MdnsDiscovery discovery = mdns;
        if (discovery != null) {
            discovery.close();
        }
    }
}
