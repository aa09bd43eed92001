package dev.roadcase.discovery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Addresses as people and URLs write them. */
public final class HostText {
    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");

    private HostText() {}

    /** As it stands in a URL: one of IPv6 in brackets, as short as can be and without a zone (RFC 5952). */
    public static String of(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? "[" + shortened(text) + "]" : text;
    }

    private static String shortened(String text) {
        return ZEROS.matcher(text)
                .results()
                .max(Comparator.comparingInt((MatchResult r) -> groups(r.group()))) // the first of equals
                .map(r -> text.substring(0, r.start()) + "::" + text.substring(r.end()))
                .orElse(text);
    }

    private static int groups(String zeros) {
        return (int) zeros.chars().filter(c -> c == '0').count();
    }
}
