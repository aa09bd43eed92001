package dev.roadcase.http;

import dev.roadcase.model.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the API needs to know about who may enter. */
public interface Gate {
    /** The caller of a request with that token (or none) from that address; empty when it has no valid session. */
    Optional<Caller> caller(@Nullable String token, String address);

    /** Trades the crew PIN for a session; {@code before} is the token that the device had, if it still shows one. */
    Login pin(String pin, String device, String address, @Nullable String before);

    /** Trades a name and password for a session. */
    Login login(String name, String password, String device, String address);

    /** Trades somebody's own password for another and begins a session with it; the others end. */
    Login changePassword(Caller caller, String old, String fresh, String address);

    /** How people get in: {@code pin}, {@code open} or {@code users}. */
    String mode();

    /** Lets people in another way until the server stops; false when there is no such way. */
    boolean become(String mode);

    /** Whether the PIN and the codes on screens let devices in; not where people have to sign in by name. */
    boolean takesDevices();

    /** The list of people that a device carries about, with the one behind {@code token}. */
    String remember(@Nullable String device, String token);

    /** Who had a session on the device that carries this list. */
    List<Actor> usedBy(@Nullable String device);

    /** Lets one device in, once, in either form. */
    Invitation invite(Level level, Duration life);

    /** Lets several devices in that may only look. */
    Invitation inviteGuests(Duration life, int uses);

    /**
     * What lets a device in.
     *
     * @param token for a QR code
     * @param digits sixteen, to be typed where the PIN is asked for
     */
    record Invitation(String token, String digits) {}

    /** Ends the session of somebody who signs out; nothing when it is not on the roster. */
    void leave(Caller caller);

    /** Trades what a QR code carried for a session. */
    Login join(String token, String device, String address);

    /** A fresh session for the one behind a token; empty when it is none that can be refreshed. */
    Optional<Granted> refresh(@Nullable String token);

    /** The devices that were seen and may still enter. */
    List<Device> devices();

    /** Calls a device so on the roster; empty when it is not there. */
    Optional<Device> rename(String id, String name);

    /** Ends a device's session for good. */
    Optional<Device> kick(String id);

    /** Takes an edge's credential away for good; answers the ids of its sessions that were on the roster. */
    List<String> dismissEdge(UUID edge);

    /**
     * A device on the roster.
     *
     * @param id of its session, and no secret
     * @param kind {@code device}, {@code user} or {@code edge}
     */
    record Device(
            String id,
            UUID actor,
            String name,
            Level level,
            String address,
            Instant lastSeenAt,
            boolean isStale,
            String kind) {}

    /** A bearer token for a script or a device. */
    Granted mint(Level level, String name, Duration life);

    /** The crew PIN of now. */
    CrewPin pin();

    /** Replaces the crew PIN; sessions that exist go on. */
    CrewPin newPin();

    /**
     * What the crew types to get in.
     *
     * @param longPin the PIN and eight more digits, with which nobody waits for what others guess
     * @param isGuessed whether so many were wrong lately that newcomers may have to wait with the short one
     */
    record CrewPin(String pin, String longPin, boolean isGuessed) {}

    /** What came of an attempt to enter. */
    sealed interface Login permits Granted, Wrong, Refused, TooMany {}

    record Granted(String token, Level level, Instant expiresAt) implements Login {}

    record Wrong() implements Login {}

    /** The right person, who may not enter for the reason given. */
    record Refused(String why) implements Login {}

    /** Too many attempts; the next one may come after {@code pause}. */
    record TooMany(Duration pause) implements Login {}
}
