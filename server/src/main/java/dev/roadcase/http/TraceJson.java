package dev.roadcase.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roadcase.routing.Hop;
import dev.roadcase.routing.Lengths;
import dev.roadcase.routing.Trace;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trace as clients see it: its hops in one list, each naming its parent, so that no path is too long to be read. */
final class TraceJson {
    private TraceJson() {}

    static void write(JsonGenerator json, UUID production, Trace trace) throws IOException {
        json.writeStartObject();
        json.writeStringField("productionId", production.toString());
        json.writeStringField("entity", trace.about().type().path());
        json.writeStringField("id", trace.about().id().toString());
        json.writeStringField("label", trace.label());
        json.writeStringField("signal", trace.signal().name().toLowerCase(Locale.ROOT));
        json.writeArrayFieldStart("hops");
        for (Hop hop : trace.hops()) {
            hop(json, hop, true);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("path");
        for (int place : trace.path()) {
            hop(json, trace.hops().get(place), false);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("loops");
        for (int place : trace.loops()) {
            json.writeNumber(place);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void hop(JsonGenerator json, Hop hop, boolean inTree) throws IOException {
        json.writeStartObject();
        if (inTree) {
            place(json, "parent", hop.parent());
            json.writeNumberField("depth", hop.depth());
        }
        json.writeStringField("entity", hop.end().type().path());
        json.writeStringField("id", hop.end().id().toString());
        json.writeStringField("label", hop.label());
        json.writeObjectFieldStart("of");
        json.writeStringField("entity", hop.thing().type().path());
        json.writeStringField("id", hop.thing().id().toString());
        json.writeStringField("label", hop.thingLabel());
        json.writeEndObject();
        json.writeStringField("port", hop.port());
        text(json, "connector", hop.connector());
        text(json, "signal", hop.signal());
        text(json, "format", hop.format());
        text(json, "planned", hop.planned());
        by(json, hop.by());
        json.writeStringField("lengthM", Lengths.metres(hop.millimetres()));
        json.writeBooleanField("lengthIsDefinite", hop.isDefinite());
        json.writeBooleanField("asked", hop.isAsked());
        json.writeBooleanField("loop", hop.isLoop());
        if (inTree) {
            place(json, "again", hop.again());
        }
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, String name, int place) throws IOException {
        if (place < 0) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, place);
        }
    }

    private static void text(JsonGenerator json, String name, String text) throws IOException {
        json.writeStringField(name, text.isEmpty() ? null : text);
    }

    private static void by(JsonGenerator json, Hop.@Nullable By by) throws IOException {
        switch (by) {
            case null -> json.writeNullField("by");
            case Hop.Along along -> along(json, along);
            case Hop.Through through -> {
                json.writeObjectFieldStart("by");
                json.writeStringField("kind", "device");
                text(json, "route", through.how());
                json.writeEndObject();
            }
        }
    }

    private static void along(JsonGenerator json, Hop.Along along) throws IOException {
        json.writeObjectFieldStart("by");
        json.writeStringField("kind", "cable");
        json.writeStringField("connectionId", along.connection().toString());
        text(json, "label", along.label());
        text(json, "cableType", along.type());
        text(json, "status", along.status());
        Integer way = along.millimetres();
        json.writeStringField("lengthM", way == null ? null : Lengths.metres(way));
        json.writeArrayFieldStart("converters");
        for (String converter : along.converters()) {
            json.writeString(converter);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
