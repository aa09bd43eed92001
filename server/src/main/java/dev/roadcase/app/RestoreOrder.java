package dev.roadcase.app;

import dev.roadcase.model.Actor;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a server is to go back to when it starts anew.
 *
 * @param snapshot the file to put into force; empty to leave the data as it is
 * @param discardLater whether what others still hold of later waits for people instead of coming back
 */
record RestoreOrder(Optional<Path> snapshot, boolean discardLater, Actor by, String address) {
    String text() {
        String name = snapshot.map(f -> String.valueOf(f.getFileName())).orElse("no file");
        return name + ", later: " + (discardLater ? "discard" : "keep");
    }
}
