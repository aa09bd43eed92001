package dev.roadcase.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.model.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks through an archive without ever holding more of it than one record. */
final class ArchiveReader {
    private static final String CUT =
            "The archive is damaged or cut short. Export the show again or take another copy.";

    /** Reads one record of many, so that something following it is no fault. */
    private static final ObjectReader RECORD =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonParser parser;
    private final BoundedParser bounded;
    private final Visitor visitor;

    private ArchiveReader(InputStream in, Visitor visitor) throws IOException {
        bounded = new BoundedParser(Json.MAPPER.getFactory().createParser(in));
        parser = bounded;
        this.visitor = visitor;
    }

    /** What a walk meets, in the order of the file. */
    interface Visitor {
        void production(JsonNode record);

        void scope(JsonNode scope);

        /** One record of a list, from 1. */
        void record(String section, String entity, int number, JsonNode record);

        /** Something this version does not know. */
        void unknown(String name);
    }

    static void walk(Path file, Visitor visitor) throws IOException, Unreadable {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            new ArchiveReader(in, visitor).walk();
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new Unreadable(place == null ? CUT : CUT + " (byte " + place.getByteOffset() + ")");
        }
    }

    private void walk() throws IOException, Unreadable {
        expect(parser.nextToken(), JsonToken.START_OBJECT);
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (!seen.add(name)) {
                throw new Unreadable("The archive has '" + name + "' twice; it was changed by hand or damaged.");
            }
            parser.nextToken();
            part(name);
        }
        expect(parser.currentToken(), JsonToken.END_OBJECT);
        if (parser.nextToken() != null) {
            throw new Unreadable("Something follows the end of the archive; it was changed by hand or damaged.");
        }
        if (!seen.contains("production")) {
            throw new Unreadable("The archive holds no show; it was changed by hand or damaged.");
        }
    }

    private void part(String name) throws IOException, Unreadable {
        switch (name) {
            case "roadcase" -> version();
            case "exportedAt" -> parser.skipChildren();
            case "production" -> visitor.production(tree());
            case "scope" -> visitor.scope(tree());
            case "records", "library" -> section(name);
            default -> {
                visitor.unknown(name);
                parser.skipChildren();
            }
        }
    }

    private void version() throws IOException, Unreadable {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() < 1) {
            throw new Unreadable("The archive does not say which version it is; it was changed by hand or damaged.");
        }
        if (parser.getLongValue() > Archive.VERSION) {
            throw new Unreadable("This archive was written by a newer Roadcase (archive version "
                    + parser.getLongValue() + ", this one reads up to " + Archive.VERSION
                    + "). Update this server, then import it again.");
        }
    }

    private void section(String name) throws IOException, Unreadable {
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String entity = parser.currentName();
            expect(parser.nextToken(), JsonToken.START_ARRAY);
            int number = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                number++;
                visitor.record(name, entity, number, tree());
            }
        }
        expect(parser.currentToken(), JsonToken.END_OBJECT);
    }

    private ObjectNode tree() throws IOException, Unreadable {
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        bounded.restart();
        JsonNode tree = RECORD.readTree(parser);
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new Unreadable(CUT);
    }

    private static void expect(@Nullable JsonToken found, JsonToken wanted) throws Unreadable {
        if (found != wanted) {
            throw new Unreadable(CUT);
        }
    }
}
