package dev.roadcase.router;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * The Videohub Ethernet protocol, version 2, as Blackmagic Design describes it in "Developer Information" of the Videohub
 * manual: blocks of text over TCP, the state first, then what changes.
 *
 * @param silence how long a router may say nothing before it is asked whether it is there, and again before it is given up
 */
public record Videohub(Duration silence) implements Driver {
    private static final int CONNECT_MILLIS = 3_000;

    /** Asked after five seconds, given up after ten. */
    public Videohub() {
        this(Duration.ofSeconds(5));
    }

    @Override
    public int port() {
        return RouterAddress.VIDEOHUB;
    }

    @Override
    public Session connect(RouterAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address.socket(), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(silence.toMillis()));
            return VideohubSession.greeted(socket);
        } catch (IOException e) {
            socket.close();
            throw new IOException(words(address, e), e);
        }
    }

    private static String words(RouterAddress address, IOException e) {
        return switch (e) {
            case SocketTimeoutException slow -> address.text() + " does not answer.";
            case NoRouteToHostException none -> "There is no way to " + address.text() + ". Is it on this network?";
            case ConnectException refused -> "Nothing listens at " + address.text() + ".";
            default -> String.valueOf(e.getMessage());
        };
    }
}
