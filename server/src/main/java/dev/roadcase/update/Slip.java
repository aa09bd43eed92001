package dev.roadcase.update;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.model.Json;
import dev.roadcase.model.RoadcaseException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.regex.Pattern;

/**
 * What a package says of itself, under its maker's signature.
 *
 * @param platform system and processor, as in {@code linux-amd64}
 * @param sha256 of the archive beside it, in hexadecimal
 */
record Slip(String version, String platform, String sha256) {
    /** It becomes the name of a folder. */
    private static final Pattern VERSION = Pattern.compile("\\d[\\w.-]{0,40}");

    /** Reads what this key signed (Ed25519); anything else is refused. */
    static Slip read(byte[] text, byte[] signature, PublicKey key) {
        if (!isSigned(text, signature, key)) {
            throw new RoadcaseException("This file is not signed by who makes this Roadcase. Nothing was changed.");
        }
        try {
            JsonNode json = Json.MAPPER.readTree(text);
            String version = json.path("version").asText();
            if (!VERSION.matcher(version).matches()) {
                throw new RoadcaseException("This file does not say which version it holds. Nothing was changed.");
            }
            return new Slip(
                    version, json.path("platform").asText(), json.path("sha256").asText());
        } catch (IOException e) {
            throw new RoadcaseException("The signed part of this file cannot be read. Nothing was changed.", e);
        }
    }

    private static boolean isSigned(byte[] text, byte[] signature, PublicKey key) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a signature of another kind or length
        }
    }
}
