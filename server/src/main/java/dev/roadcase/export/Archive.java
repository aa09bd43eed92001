package dev.roadcase.export;

/**
 * The JSON archive of one show: what it says about itself. Its form is {@code {"roadcase":1,"exportedAt":…,
 * "production":{…},"scope":{"epoch","seq","digest"},"records":{"sources":[…],…},"library":{"equipment":[…]}}}.
 */
final class Archive {
    /** The version this program writes; it reads every version up to this one. */
    static final int VERSION = 1;

    private Archive() {}
}
