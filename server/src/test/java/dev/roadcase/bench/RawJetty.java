package dev.roadcase.bench;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Jetty and nothing else: the bytes of a file for every request, 304 for their ETag. */
final class RawJetty {
    private RawJetty() {}

    /** Arguments: the file to serve, its ETag, and where to write the port. */
    public static void main(String[] arguments) throws Exception {
        byte[] body = Files.readAllBytes(Path.of(arguments[0]));
        Server server = new Server();
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Bytes(body, arguments[1]));
        server.start();
        Path part = Path.of(arguments[2] + ".new");
        Files.writeString(part, String.valueOf(connector.getLocalPort()));
        Files.move(part, Path.of(arguments[2]));
        server.join();
    }

    /** Answers the same to everybody. */
    private static final class Bytes extends Handler.Abstract.NonBlocking {
        private final byte[] body;
        private final String etag;

        Bytes(byte[] body, String etag) {
            this.body = body;
            this.etag = etag;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.getHeaders().put(HttpHeader.ETAG, etag);
            if (etag.equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
                response.setStatus(304);
                callback.succeeded();
                return true;
            }
            response.setStatus(200);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
            response.write(true, ByteBuffer.wrap(body), callback);
            return true;
        }
    }
}
