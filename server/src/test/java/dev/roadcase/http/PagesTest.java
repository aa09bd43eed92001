package dev.roadcase.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.testkit.TestRoadcase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/index-[^\"]+\\.js)\"");

    private static final Pattern MANIFEST = Pattern.compile("href=\"(/assets/[^\"]+\\.webmanifest)\"");
    private static final Pattern ICON = Pattern.compile("\"(/assets/[^\"]+\\.png)\"");

    @TempDir
    Path data;

    @Test
    void consoleNeedsNoSessionAndNoInlineScript() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(data)) {
            HttpResponse<String> page = get(server, "/", "identity");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("id=\"root\"").doesNotContainPattern("<script[^>]*>[^<]");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'");
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        }
    }

    @Test
    void assetsAreKeptForEverAndComePacked() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(data)) {
            Matcher script = SCRIPT.matcher(get(server, "/", "identity").body());
            assertThat(script.find()).isTrue();
            HttpResponse<String> packed = get(server, script.group(1), "gzip");
            assertThat(packed.statusCode()).isEqualTo(200);
            assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(packed.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
            HttpResponse<String> plain = get(server, script.group(1), "identity");
            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(plain.body()).contains("Roadcase");
        }
    }

    @Test
    void thePageItselfIsNotPackedSoThatNoScannerTakesItForAWayToASecret() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(data)) {
            HttpResponse<String> page = get(server, "/", "gzip");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(page.body()).contains("<title>");
        }
    }

    @Test
    void workerIsAskedForAgainEachTimeAndKnowsThePage() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(data)) {
            HttpResponse<String> worker = get(server, "/sw.js", "identity");
            assertThat(worker.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
            assertThat(worker.headers().firstValue("Cache-Control")).contains("no-cache");
            Matcher script = SCRIPT.matcher(get(server, "/", "identity").body());
            assertThat(script.find()).isTrue();
            assertThat(worker.body()).contains(script.group(1));
        }
    }

    @Test
    void codeLeadsToTheConsole() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(data)) {
            assertThat(get(server, "/join", "identity").body())
                    .isEqualTo(get(server, "/", "identity").body());
        }
    }

    @Test
    void browserIsToldHowToInstallThePage() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(data)) {
            Matcher manifest = MANIFEST.matcher(get(server, "/", "identity").body());
            assertThat(manifest.find()).isTrue();
            HttpResponse<String> answer = get(server, manifest.group(1), "identity");
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/manifest+json");
            Matcher icon = ICON.matcher(answer.body());
            assertThat(icon.find()).isTrue();
            assertThat(get(server, icon.group(1), "identity").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void nothingElseInTheJarCanBeRead() throws Exception {
        try (TestRoadcase server = TestRoadcase.on(data)) {
            for (String path : new String[] {"/assets/..%2findex.html", "/assets/nothing.js", "/assets/logback.xml"}) {
                assertThat(get(server, path, "identity").statusCode()).as(path).isBetween(400, 404);
            }
        }
    }

    private static HttpResponse<String> get(TestRoadcase server, String path, String encoding) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.roadcase().url() + path))
                .header("Accept-Encoding", encoding)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
