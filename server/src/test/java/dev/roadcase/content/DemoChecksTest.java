package dev.roadcase.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.routing.Checks;
import dev.roadcase.routing.Finding;
import dev.roadcase.routing.FindingKind;
import dev.roadcase.routing.Graph;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the checks say about the demo show: one example of everything, and nothing that is not meant. */
class DemoChecksTest {
    private static final LoadedDemo DEMO = LoadedDemo.shared();

    private static List<Finding> findings() {
        return Checks.of(Graph.of(DEMO.routed()));
    }

    @Test
    void itHasAnExampleOfEverything() {
        assertThat(findings()).extracting(Finding::kind).contains(FindingKind.values());
    }

    @Test
    void whatIsFoundIsWhatIsMeant() {
        List<String> meant = StreamSupport.stream(
                        Files.read("demo-show").path("deliberateFindings").spliterator(), false)
                .map((JsonNode f) -> f.path("kind").asText())
                .sorted()
                .toList();
        assertThat(findings().stream().map(f -> f.kind().code()).sorted().toList())
                .isEqualTo(meant);
    }
}
