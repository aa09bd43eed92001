package dev.roadcase.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A socket that tells how much it took in, and since when its other end does not take what is sent. Written by one of
 * Jetty's threads at a time, read by any.
 */
final class Metered extends SocketChannelEndPoint {
    private final AtomicLong taken = new AtomicLong();
    private volatile long sent;
    private volatile @Nullable Wait wait;

    /**
     * Something could not be sent at once.
     *
     * @param since by {@link System#nanoTime}
     * @param sent bytes that had been sent by then
     */
    record Wait(long since, long sent) {}

    Metered(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int count = super.fill(buffer);
        taken.addAndGet(Math.max(0, count));
        return count;
    }

    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        long before = left(buffers);
        boolean isAll = super.flush(buffers);
        long now = sent + before - left(buffers);
        sent = now;
        if (isAll) {
            wait = null;
        } else if (wait == null) {
            wait = new Wait(System.nanoTime(), now);
        }
        return isAll;
    }

    private static long left(ByteBuffer... buffers) {
        long left = 0;
        for (ByteBuffer buffer : buffers) {
            left += buffer.remaining();
        }
        return left;
    }

    /** Bytes that came in so far. */
    long taken() {
        return taken.get();
    }

    /** Bytes a second that the other end has taken since it keeps us waiting; empty while it does not, or not for so long. */
    java.util.OptionalLong pace(long now, java.time.Duration longer) {
        Wait begun = wait;
        return begun == null || now - begun.since() < longer.toNanos()
                ? java.util.OptionalLong.empty()
                : java.util.OptionalLong.of((sent - begun.sent()) * 1_000_000_000L / (now - begun.since()));
    }
}
