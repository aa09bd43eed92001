package dev.roadcase.app;

import dev.roadcase.access.CodeBook;
import dev.roadcase.store.Edges;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps pairing codes in the store. */
final class StoredCodes implements CodeBook {
    private final Edges edges;

    StoredCodes(Edges edges) {
        this.edges = edges;
    }

    @Override
    public void keep(String hash, List<UUID> productions, Instant until) {
        edges.offer(hash, productions, until);
    }

    @Override
    public Optional<Kept> take(String hash) {
        return edges.take(hash).map(offer -> new Kept(offer.productions(), offer.until()));
    }
}
