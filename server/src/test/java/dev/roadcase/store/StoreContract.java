package dev.roadcase.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.model.Actor;
import dev.roadcase.model.Ask;
import dev.roadcase.model.Base;
import dev.roadcase.model.Cause;
import dev.roadcase.model.Change;
import dev.roadcase.model.Clash;
import dev.roadcase.model.Decoder;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.Ids;
import dev.roadcase.model.InvalidException;
import dev.roadcase.model.Json;
import dev.roadcase.model.Key;
import dev.roadcase.model.Production;
import dev.roadcase.model.Proposal;
import dev.roadcase.model.Refusal;
import dev.roadcase.model.Row;
import dev.roadcase.model.Sent;
import dev.roadcase.model.Source;
import dev.roadcase.model.SourceOutput;
import dev.roadcase.model.Violation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store must do on either database: a show of its own for each test, and short words for asking. */
@ParameterizedClass(name = "{0}")
@EnumSource(Engine.class)
abstract class StoreContract {
    final Actor dana = new Actor(Ids.random(), "Dana", Actor.Kind.USER);
    final Actor kim = new Actor(Ids.random(), "Kim", Actor.Kind.USER);
    final UUID show = Ids.mint();

    @Parameter
    Engine engine = Engine.SQLITE;

    Store store = nothingYet();

    @SuppressWarnings("NullAway") // set before each test
    private static Store nothingYet() {
        return null;
    }

    @BeforeEach
    void open() {
        store = engine.store();
        makeShow(show);
    }

    final void makeShow(UUID id) {
        ask(dana, id, create(Production.TYPE, id, "{'client':'Acme','showName':'Summit'}"));
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }

    static Sent sent(EntityType<?> type, String text, boolean creating) {
        return Decoder.decode(type, Json.read(json(text)), creating);
    }

    static Ask create(EntityType<?> type, UUID id, String text) {
        return new Ask.Create(type, id, sent(type, text, true), null, false);
    }

    static Ask edit(Key key, Base base, String text) {
        return new Ask.Edit(key, sent(key.type(), text, false), base);
    }

    static Ask edit(Key key, long base, String text) {
        return edit(key, new Base.Version(base), text);
    }

    final Commit.Result ask(Actor who, UUID scope, Ask... asks) {
        return store.commit(Commit.of(proposal(who, scope, asks)));
    }

    static Proposal proposal(Actor who, UUID scope, Ask... asks) {
        Cause cause = asks[0] instanceof Ask.Undo ? Cause.UNDO : Cause.EDIT;
        return Proposal.by(who, Engine.CLOCK.instant(), scope, cause, List.of(asks));
    }

    /** Asks in the show of the test. */
    final Commit.Result dana(Ask... asks) {
        return ask(dana, show, asks);
    }

    final Commit.Result kim(Ask... asks) {
        return ask(kim, show, asks);
    }

    final Key made(EntityType<?> type, String text) {
        UUID id = Ids.mint();
        dana(create(type, id, text));
        return new Key(type, id);
    }

    /** A camera with an SDI and an HDMI output. */
    final Key camera() {
        return made(Source.TYPE, """
                {'type':'cam','name':'Cam 1','label':'SRC 1','hRes':1920,'vRes':1080,'rate':'59.94',
                 'outputs':[{'connector':'3G-SDI'},{'connector':'HDMI'}]}""");
    }

    final Row row(Key key) {
        return store.read(r -> r.row(key).orElseThrow());
    }

    final long version(Key key) {
        return row(key).version();
    }

    final List<Row> nested(EntityType<?> type, UUID parent) {
        return store.read(r -> List.copyOf(r.children(type, parent)));
    }

    final List<Row> outputs(Key source) {
        return nested(SourceOutput.TYPE, source.id());
    }

    final List<String> connectors(Key source) {
        return outputs(source).stream().map(r -> r.text("connector")).toList();
    }

    final List<Change> journal() {
        return store.changesAfter(show, 0, 10_000);
    }

    static UUID undoable(Commit.Result result) {
        return result.changes().getFirst().changeId();
    }

    static Ask undo(Commit.Result result) {
        return new Ask.Undo(undoable(result));
    }

    static Refusal.Conflict conflict(ThrowingCallable work) {
        Refusal.Conflict conflict = catchThrowableOfType(Refusal.Conflict.class, work);
        assertThat(conflict).as("a conflict").isNotNull();
        return conflict;
    }

    static List<String> clashes(ThrowingCallable work) {
        return conflict(work).clashes().stream().map(Clash::field).toList();
    }

    static List<String> violations(ThrowingCallable work) {
        InvalidException invalid = catchThrowableOfType(InvalidException.class, work);
        assertThat(invalid).as("a refusal for violations").isNotNull();
        return invalid.violations().stream().map(StoreContract::told).toList();
    }

    private static String told(Violation violation) {
        return violation.field() + " " + violation.code();
    }

    static Instant now() {
        return Engine.CLOCK.instant();
    }
}
