package dev.roadcase.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The people who had a session on one device, as the device itself carries it about: a signed list. What was typed there and
 * is sent later can then keep the name of whoever typed it. It lets nobody in. Safe for many threads.
 */
final class DevicePeople {
    /** The list fits into a cookie; whoever was there longest ago is forgotten first. */
    private static final int MOST = 12;

    private static final int NAME = 60;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    DevicePeople(Secret sessionKey) {
        String own = "people of a device/" + sessionKey.reveal();
        key = new SecretKeySpec(own.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The list with one more person. */
    String with(@Nullable String before, Session now) {
        Map<UUID, Person> people = new LinkedHashMap<>();
        read(before).forEach(person -> people.put(person.id(), person));
        people.remove(now.actorId());
        String name = now.name().length() > NAME ? now.name().substring(0, NAME) : now.name();
        people.put(now.actorId(), new Person(now.actorId(), name, now.kind()));
        List<Person> last = new ArrayList<>(people.values());
        StringBuilder text = new StringBuilder();
        last.subList(Math.max(0, last.size() - MOST), last.size())
                .forEach(p -> text.append(p.id())
                        .append(' ')
                        .append(p.kind())
                        .append(' ')
                        .append(p.name())
                        .append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(bytes) + "." + base64.encodeToString(sign(bytes));
    }

    /** Who is on the list; nobody when it is not ours. */
    List<Person> read(@Nullable String list) {
        String[] parts = list == null ? new String[0] : list.split("\\.", -1);
        if (parts.length != 2) {
            return List.of();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(parts[0]);
            return MessageDigest.isEqual(sign(bytes), Base64.getUrlDecoder().decode(parts[1]))
                    ? new String(bytes, StandardCharsets.UTF_8)
                            .lines()
                            .map(DevicePeople::person)
                            .toList()
                    : List.of();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static Person person(String line) {
        String[] parts = line.split(" ", 3);
        return new Person(UUID.fromString(parts[0]), parts[2], parts[1]);
    }

    private byte[] sign(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
