package dev.roadcase.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The secrets that a server keeps, each with its file and its form. */
enum SecretKind {
    /** Proves an admin; whoever can read it on the host is one. */
    ADMIN_TOKEN("admin.token", "[\\w-]{43}", "and tools that kept a copy of the old one need it"),
    /** Signs sessions. */
    SESSION_KEY("session.key", "[\\w-]{43}", "and every device has to sign in again"),
    /** What the crew types to get in. */
    CREW_PIN("crew.pin", "\\d{6}", "to be told to the crew");

    static final SecureRandom RANDOM = new SecureRandom();

    private final String file;
    private final Pattern form;
    private final String loss;

    SecretKind(String file, String form, String loss) {
        this.file = file;
        this.form = Pattern.compile(form);
        this.loss = loss;
    }

    private static String key() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    String file() {
        return file;
    }

    boolean accepts(String text) {
        return form.matcher(text).matches();
    }

    String fresh() {
        return switch (this) {
            case ADMIN_TOKEN, SESSION_KEY -> key();
            case CREW_PIN -> CrewPin.fresh();
        };
    }

    /** What making a new one means to people, as the end of a sentence. */
    String loss() {
        return loss;
    }
}
