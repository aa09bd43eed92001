package dev.roadcase.config;

/** Where the database is: {@code sqlite:PATH} or {@code jdbc:postgresql://...}. It may hold a password. */
public record DatabaseAddress(String text) {
    public boolean isPostgres() {
        return text.startsWith("jdbc:postgresql:");
    }

    /** Safe to log: without parameters, and nothing at all of an address in which an @ may follow a password. */
    @Override
    public String toString() {
        if (!isPostgres()) {
            return text;
        }
        return text.contains("@") ? "jdbc:postgresql:***" : text.replaceFirst("\\?.*", "");
    }
}
