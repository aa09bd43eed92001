package dev.roadcase.http;

import dev.roadcase.store.ScopeState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** ETags of lists: a hash of what was asked, by whom, and where the scopes stood. */
final class Etags {
    private Etags() {}

    static String of(String asked, Level level, Collection<ScopeState> scopes) {
        StringBuilder text = new StringBuilder(asked).append('|').append(level);
        for (ScopeState scope : scopes) {
            text.append('|').append(scope.epoch()).append(scope.head()).append(scope.chain(), 0, 8);
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
