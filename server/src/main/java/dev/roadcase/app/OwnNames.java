package dev.roadcase.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The names this machine goes by: what it calls itself, the same on the local network, and what it was told. */
final class OwnNames {
    private OwnNames() {}

    /** @param local the name that is announced on the local network, without its ending */
    static Set<String> with(Set<String> told, String local) {
        Set<String> names = new LinkedHashSet<>(told);
        String own = hostName().toLowerCase(Locale.ROOT);
        names.add(own);
        names.add(own.replaceFirst("\\..*", ""));
        names.add(own.replaceFirst("\\..*", "") + ".local");
        names.add(local.toLowerCase(Locale.ROOT) + ".local");
        return Set.copyOf(names);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // a machine without a name is reached by its addresses
        }
    }
}
