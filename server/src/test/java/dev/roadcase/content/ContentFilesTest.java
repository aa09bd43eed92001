package dev.roadcase.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.roadcase.model.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The data files as they are written. */
class ContentFilesTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static URL resource(String name) {
        return Objects.requireNonNull(ContentFilesTest.class.getResource("/content/" + name));
    }

    private static String text(String name) throws IOException {
        try (InputStream in = resource(name).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Schema schema(String name) throws IOException {
        return SCHEMAS.getSchema(SchemaLocation.of("classpath:content/" + name), text(name), InputFormat.JSON);
    }

    static List<String> libraryFiles() {
        return Files.LIBRARY;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    private static List<JsonNode> models() {
        return Files.LIBRARY.stream()
                .flatMap(file -> stream(Files.read("library/" + file).path("models")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("libraryFiles")
    void everyLibraryFileFitsItsSchema(String file) throws IOException {
        assertThat(schema("library.schema.json").validate(text("library/" + file + ".json"), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void theDemoShowFitsItsSchema() throws IOException {
        assertThat(schema("demo-show.schema.json").validate(text("demo-show.json"), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void aFileThatBreaksItsSchemaIsFound() throws IOException {
        String broken = "{\"category\":\"toaster\",\"models\":[]}";
        assertThat(schema("library.schema.json").validate(broken, InputFormat.JSON))
                .hasSize(2);
    }

    @Test
    void everyLibraryFileIsLoaded() throws IOException, URISyntaxException {
        try (Stream<Path> files =
                java.nio.file.Files.list(Path.of(resource("library").toURI()))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Files.LIBRARY.stream().map(name -> name + ".json").toList());
        }
    }

    @Test
    void theLibraryHasManyModelsOfEveryCategory() {
        Set<String> categories = new LinkedHashSet<>();
        Files.LIBRARY.forEach(
                f -> categories.add(Files.read("library/" + f).path("category").asText()));
        assertThat(models()).hasSizeGreaterThanOrEqualTo(80);
        assertThat(categories)
                .containsExactlyInAnyOrderElementsOf(
                        texts(Files.read("vocabularies").path("equipment-categories")));
    }

    @Test
    void noTwoModelsShareAKeyOrAName() {
        assertThat(models()).extracting(m -> m.path("key").asText()).doesNotHaveDuplicates();
        assertThat(models())
                .extracting(m ->
                        m.path("manufacturer").asText() + " " + m.path("model").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void noTwoPortsOfAModelShareALabel() {
        for (JsonNode model : models()) {
            List<String> labels = new ArrayList<>();
            JsonNode equipment = Models.equipment("any", model);
            equipment.findValues("label").forEach(label -> labels.add(label.asText()));
            assertThat(labels).as(model.path("key").asText()).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyPlugOfTheLibraryIsOffered() {
        List<String> offered = texts(Files.read("vocabularies").path("connectors"));
        for (JsonNode model : models()) {
            List<String> plugs = model.findValuesAsText("ioType");
            assertThat(offered).as(model.path("key").asText()).containsAll(plugs);
        }
    }

    @Test
    void theVocabulariesAreTheOnesTheModelKnows() {
        List<String> names = new ArrayList<>();
        Files.read("vocabularies").fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactlyElementsOf(Vocabulary.NAMES);
    }

    @Test
    void noVocabularyIsEmptyOrOffersAValueTwice() {
        StarterContent content = new StarterContent();
        for (String name : Vocabulary.NAMES) {
            assertThat(content.defaults(name)).as(name).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void thereAre37FormatsEachWithItsOwnLabel() {
        List<JsonNode> formats = stream(Files.read("formats")).toList();
        assertThat(formats).hasSize(37);
        assertThat(formats).extracting(f -> f.path("label").asText()).doesNotHaveDuplicates();
    }

    @Test
    void aFormatsLabelSaysWhatItIs() {
        for (JsonNode f : Files.read("formats")) {
            String raster = f.path("hRes").asText() + " x " + f.path("vRes").asText();
            String rate = f.path("rate").asText() + (f.path("interlaced").asBoolean() ? "i" : "");
            assertThat(f.path("label").asText()).startsWith(raster + " @ " + rate);
        }
    }
}
