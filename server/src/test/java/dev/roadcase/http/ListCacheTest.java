package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.http.ListCache.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListCacheTest {
    private static final int LARGE = 9 << 20;

    private final ListCache cache = new ListCache();

    private static byte[] wordy(int bytes) {
        return "{\"label\":\"SRC 1\"},".repeat(bytes / 18).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aLargeShowIsKeptPackedAndStaysWhole() {
        byte[] show = wordy(LARGE);
        cache.put("show", Entry.of(show, "application/json", null));
        Entry kept = Objects.requireNonNull(cache.get("show"));
        assertThat(kept.body()).isEqualTo(show);
        assertThat(kept.kept()).isLessThan(LARGE / 10);
    }

    @Test
    void manyLargeShowsLeaveRoomForTheListsBesideThem() {
        cache.put("list", Entry.of(wordy(1 << 20), "application/json", null));
        for (int i = 0; i < 20; i++) {
            cache.put("show" + i, Entry.of(wordy(LARGE), "application/json", null));
        }
        assertThat(cache.get("list")).isNotNull();
    }

    @Test
    void whatStaysLargeWhenPackedIsNotKept() {
        byte[] noise = new byte[LARGE];
        new Random(1).nextBytes(noise);
        cache.put("noise", Entry.of(noise, "application/octet-stream", null));
        assertThat(cache.get("noise")).isNull();
    }

    @Test
    void theLeastRecentlyUsedGoFirst() {
        for (int i = 0; i < 6; i++) {
            cache.put("list" + i, Entry.of(wordy(3 << 20), "application/json", null));
        }
        assertThat(cache.get("list0")).isNull();
        assertThat(cache.get("list5")).isNotNull();
    }
}
