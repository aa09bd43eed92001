package dev.roadcase.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.roadcase.model.Json;
import dev.roadcase.model.Violation;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/** Reads request bodies, never more than allowed. */
final class Bodies {
    static final long RECORD = 1L << 20;
    static final long BATCH = 4L << 20;
    static final long IMPORT = 64L << 20;
    private static final long DISCARDED = 16L << 20;

    private Bodies() {}

    /** The body as JSON; its type must say so. */
    static JsonNode json(Context ctx, long limit) {
        requireJson(ctx);
        return parse(bytes(ctx, limit));
    }

    static void requireJson(Context ctx) {
        String type = ctx.contentType();
        String plain = type == null ? "" : type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        if (!plain.equals("application/json") && !(plain.startsWith("application/") && plain.endsWith("+json"))) {
            throw Problem.unsupported("Send JSON, with Content-Type: application/json.");
        }
    }

    static byte[] bytes(Context ctx, long limit) {
        String encoding = ctx.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.unsupported("Send the body without Content-Encoding.");
        }
        try (InputStream in = ctx.req().getInputStream()) {
            boolean announced = ctx.req().getContentLengthLong() > limit;
            byte[] bytes = announced ? new byte[0] : in.readNBytes((int) limit + 1);
            if (announced || bytes.length > limit) {
                discard(in);
                throw Problem.tooLarge(limit);
            }
            return bytes;
        } catch (IOException e) {
            throw Problem.malformed("The body ended early.");
        }
    }

    /** Lets a client finish sending; one that is cut off while it sends does not read the answer. */
    private static void discard(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 14];
        long left = DISCARDED;
        for (int n = in.read(buffer); n >= 0 && left > 0; n = in.read(buffer)) {
            left -= n;
        }
    }

    static JsonNode parse(byte[] bytes) {
        try {
            JsonNode json = Json.MAPPER.readTree(bytes);
            if (json == null || json.isMissingNode()) {
                throw Problem.malformed("The body is empty; send a JSON object.");
            }
            return json;
        } catch (StreamConstraintsException e) {
            throw Problem.malformed("The JSON nests too deep or has a number that is too long.");
        } catch (NumberFormatException | ArithmeticException e) {
            throw Problem.malformed("The JSON has a number that is too large or too small.");
        } catch (MismatchedInputException e) {
            throw duplicateOrTrailing(e);
        } catch (JsonParseException e) {
            if (String.valueOf(e.getOriginalMessage()).contains("surrogate")) {
                throw Problems.invalid(
                        List.of(Violation.of("", Violation.Code.BAD_CHARACTER, "a key has half of a surrogate pair")));
            }
            var at = e.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw Problem.malformed("The body is not JSON" + where + ".");
        } catch (JsonProcessingException e) {
            throw Problem.malformed("The body is not JSON.");
        } catch (IOException e) {
            throw Problem.malformed("The body is not UTF-8 JSON.");
        }
    }

    private static Problem duplicateOrTrailing(MismatchedInputException e) {
        if (String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field")) {
            String name = e.getOriginalMessage().replaceAll("(?s)^[^']*'([^']*)'.*", "$1");
            return Problems.invalid(
                    List.of(Violation.of(name, Violation.Code.BAD_JSON, "stands twice in the same object")));
        }
        return Problem.malformed("The body is not one JSON value.");
    }
}
