package dev.roadcase.sync;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One look at whether a hub can be reached from here; nothing is sent but the question. */
public final class HubReach {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long READ = 4_096;

    private HubReach() {}

    /** What keeps this machine from its hub, in words; empty when the hub answers. */
    public static String trouble(String url, HubTrust trust) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder().callTimeout(PATIENCE);
        trust.apply(builder);
        OkHttpClient http = builder.build();
        Request request = new Request.Builder()
                .url(url.replaceAll("/+$", "") + "/api/health")
                .build();
        try (Response answer = http.newCall(request).execute()) {
            boolean ours =
                    answer.isSuccessful() && answer.peekBody(READ).string().contains("\"status\"");
            return ours
                    ? ""
                    : "something else answers there (" + answer.code() + "), perhaps a sign-in page of the network";
        } catch (UnknownHostException e) {
            return "its name is not known here";
        } catch (SSLException e) {
            return "its certificate is not trusted here";
        } catch (ConnectException e) {
            return "nothing answers there";
        } catch (InterruptedIOException e) {
            return "nothing answers within " + PATIENCE.toSeconds() + " s";
        } catch (IOException e) {
            return "the line broke";
        } finally {
            http.connectionPool().evictAll();
            http.dispatcher().executorService().shutdown();
        }
    }
}
