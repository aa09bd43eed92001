package dev.roadcase.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for everybody while the program runs: its own files, and its description. Read or made once, so that a
 * thousand who ask at once, and take their time, cost no more than one. Safe for many threads.
 */
final class Shelf {
    private final Map<String, SoftReference<Item>> items = new ConcurrentHashMap<>();

    /** @param etag of the bytes as they are, unpacked */
    private record Item(ListCache.Entry entry, String etag) {}

    /** Answers with a file of the program's own; false when there is none. */
    boolean answer(Exchange x, String resource, String type) throws IOException {
        Optional<Item> item = Optional.ofNullable(kept(resource)).or(() -> file(resource, type));
        if (item.isEmpty()) {
            return false;
        }
        answer(x, item.get());
        return true;
    }

    /** Answers with what is made at the first wish and kept under that name. */
    void answer(Exchange x, String name, String type, Supplier<byte[]> made) throws IOException {
        Item kept = kept(name);
        answer(x, kept == null ? keep(name, ListCache.Entry.of(made.get(), type, null)) : kept);
    }

    private static void answer(Exchange x, Item item) throws IOException {
        if (!x.isUnchanged(item.etag())) {
            x.answer(item.entry());
        }
    }

    private @Nullable Item kept(String name) {
        SoftReference<Item> reference = items.get(name);
        return reference == null ? null : reference.get();
    }

    /** The build leaves some files packed beside themselves. */
    private Optional<Item> file(String resource, String type) {
        byte[] bytes = bytes(resource);
        if (bytes == null) {
            return Optional.empty();
        }
        byte[] packed = bytes(resource + ".gz");
        Packed pack = packed == null ? new Packed(bytes) : new Packed(bytes, packed);
        return Optional.of(keep(resource, new ListCache.Entry(pack, type, null)));
    }

    private static byte @Nullable [] bytes(String resource) {
        try (@Nullable InputStream in = Shelf.class.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Item keep(String name, ListCache.Entry entry) {
        Item item = new Item(entry, etag(entry.body()));
        items.put(name, new SoftReference<>(item));
        return item;
    }

    private static String etag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
