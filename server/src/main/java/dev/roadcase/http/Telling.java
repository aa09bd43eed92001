package dev.roadcase.http;

import dev.roadcase.model.BriefFrames;
import dev.roadcase.model.Frames;
import dev.roadcase.model.LogEntry;
import dev.roadcase.model.Plain;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells entries of a log to somebody who may have sent some of them: of those only what they cannot know. */
final class Telling {
    private final OutputStream out;
    private final boolean isBrief;
    private final List<Plain> run = new ArrayList<>();
    private @Nullable LogEntry first;
    private long order;

    /** @param isBrief whether who reads understands the short form for many entries */
    Telling(OutputStream out, boolean isBrief) {
        this.out = out;
        this.isBrief = isBrief;
    }

    /** Tells the next entry; {@code own} is what is known of it as one that the reader has sent. */
    void tell(LogEntry entry, Arrivals.@Nullable Noted own) throws IOException {
        Plain plain = own == null || !isBrief ? null : own.plain();
        if (own == null || plain == null) {
            flush();
            alone(entry, own != null);
            return;
        }
        if (run.size() == BriefFrames.MOST || own.order() != order + 1) {
            flush();
        }
        if (run.isEmpty()) {
            first = entry;
        }
        run.add(plain);
        order = own.order();
    }

    private void alone(LogEntry entry, boolean isOwn) throws IOException {
        if (isOwn) {
            Frames.writeOwn(out, entry);
        } else {
            Frames.write(out, entry);
        }
    }

    /** Writes what was gathered. */
    void flush() throws IOException {
        if (first != null && !run.isEmpty()) {
            BriefFrames.writeRun(out, first, run);
        }
        run.clear();
    }
}
