package dev.roadcase.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.testkit.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was answered with 2xx, and by whom it was written: all of it must be there in the end. Safe for many threads. */
final class Ledger {
    /** What was acknowledged last of a record, and what unanswered requests may have made of it since. */
    private record Word(String acknowledged, List<String> open) {
        Word and(String name) {
            List<String> all = new ArrayList<>(open);
            all.add(name);
            return new Word(acknowledged, List.copyOf(all));
        }

        boolean allows(String name) {
            return acknowledged.equals(name) || open.contains(name);
        }
    }

    private final Map<String, Word> records = new ConcurrentHashMap<>();

    void asked(String path, String name) {
        records.compute(path, (p, was) -> (was == null ? new Word("", List.of()) : was).and(name));
    }

    void acknowledged(String path, String name) {
        records.put(path, new Word(name, List.of()));
    }

    int size() {
        return (int) records.values().stream()
                .filter(word -> !word.acknowledged().isEmpty())
                .count();
    }

    /** What this server does not have, in words; empty when nothing is lost. */
    List<String> missingAt(Api server) {
        List<String> missing = new ArrayList<>();
        records.forEach((path, word) -> {
            if (!word.acknowledged().isEmpty()) {
                Api.Answer answer = server.get(path);
                JsonNode name = answer.status() == 200 ? answer.json().path("name") : null;
                if (name == null || !word.allows(name.asText())) {
                    missing.add(path + " should be called '" + word.acknowledged() + "' and is "
                            + (name == null ? "gone" : "'" + name.asText() + "'"));
                }
            }
        });
        return missing;
    }
}
