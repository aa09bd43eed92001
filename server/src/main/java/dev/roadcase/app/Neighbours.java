package dev.roadcase.app;

import dev.roadcase.discovery.Search;
import dev.roadcase.discovery.ShortCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Other servers on the local network, for commands. */
public final class Neighbours {
    private Neighbours() {}

    /** A server; what is not known of it is empty. */
    public record Found(String id, String name, String role, String version, List<String> urls) {}

    /** All that answer in that time. */
    public static List<Found> search(Duration time) throws InterruptedException {
        return new Search()
                .run(time).stream()
                        .map(f -> new Found(f.id(), f.name(), f.role(), f.version(), f.urls()))
                        .toList();
    }

    /** The server that a short code stands for, without asking it. */
    public static Optional<Found> byCode(String code) {
        return ShortCode.address(code).map(a -> new Found("", "Roadcase", "", "", List.of("http://" + a)));
    }
}
