package dev.roadcase.http;

import static dev.roadcase.http.Level.ADMIN;
import static dev.roadcase.http.Level.EDITOR;
import static dev.roadcase.http.Level.NOBODY;
import static dev.roadcase.http.Level.VIEWER;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import dev.roadcase.http.Route.Shape;
import dev.roadcase.model.Connection;
import dev.roadcase.model.EntityType;
import dev.roadcase.model.EntityTypes;
import dev.roadcase.model.Port;
import dev.roadcase.model.Send;
import dev.roadcase.model.Source;
import dev.roadcase.model.Vocabulary;
import dev.roadcase.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** The one table of paths: verb, path, who may, what it does. A path that is not here does not exist. */
final class Routes {
    private final List<Route> all = new ArrayList<>();
    private final Store store;
    private final Writes writes;
    private final Lists lists;
    private final ListCache cache = new ListCache();
    private final ShowGraphs graphs;
    private final Plugs plugs;
    private final ReentrantLock numbering = new ReentrantLock();

    Routes(Store store, Clock clock, Plugs plugs, Doors doors, Streams streams, IntSupplier connections) {
        this.store = store;
        this.plugs = plugs;
        graphs = new ShowGraphs(store);
        writes = new Writes(store, clock, plugs.gate());
        lists = new Lists(store, cache, plugs.transfers());
        for (EntityType<?> type : EntityTypes.ALL) {
            if (type != Vocabulary.TYPE) {
                entity(type);
            }
        }
        vocabularies();
        show();
        transfers();
        access(streams, clock);
        operation(streams, connections);
        recovery();
        sync(clock);
        routing();
        patching();
        live();
        connect(doors);
        pages();
    }

    List<Route> all() {
        return List.copyOf(all);
    }

    private Route add(Route route) {
        all.add(route);
        return route;
    }

    private void entity(
            EntityType<?> type,
            io.javalin.http.HandlerType verb,
            String path,
            Level level,
            String summary,
            Shape shape,
            Route.Action action) {
        add(Route.of(verb, path, level, summary, action).about(type, shape));
    }

    private void entity(EntityType<?> type) {
        EntityHandler handler = new EntityHandler(type, store, writes, lists);
        String word = type.word();
        String one = "/api/" + type.path() + "/{id}";
        String all = type.isInProduction() ? "/api/productions/{id}/" + type.path() : "/api/" + type.path();
        entity(type, GET, all, VIEWER, "List of " + type.path(), Shape.LIST, handler::list);
        entity(type, POST, all, EDITOR, "New " + word, Shape.CREATION, handler::create);
        entity(type, GET, one, VIEWER, "One " + word, Shape.RECORD, handler::get);
        entity(type, PUT, one, EDITOR, "Change a " + word, Shape.EDIT, handler::edit);
        entity(type, PATCH, one, EDITOR, "Change a " + word + ", the same as PUT", Shape.EDIT, handler::edit);
        entity(type, DELETE, one, EDITOR, "Delete a " + word, Shape.DELETION, handler::delete);
        entity(type, POST, one + "/restore", EDITOR, "Bring back a " + word, Shape.COMMAND, handler::restore);
        if (type.isInProduction()) {
            entity(
                    type,
                    POST,
                    "/api/" + type.path(),
                    EDITOR,
                    "New " + word + ", its production in the body",
                    Shape.CREATION,
                    handler::create);
        }
    }

    private void vocabularies() {
        VocabularyHandler handler = new VocabularyHandler(store, writes, plugs.content());
        EntityType<?> type = Vocabulary.TYPE;
        entity(type, GET, "/api/vocabularies", VIEWER, "All value lists", Shape.LIST, handler::list);
        entity(type, GET, "/api/vocabularies/{name}", VIEWER, "One value list", Shape.RECORD, handler::get);
        entity(type, PUT, "/api/vocabularies/{name}", EDITOR, "Change a value list", Shape.EDIT, handler::put);
        entity(type, PATCH, "/api/vocabularies/{name}", EDITOR, "The same as PUT", Shape.EDIT, handler::put);
        entity(
                type,
                POST,
                "/api/vocabularies/{name}/restore-defaults",
                EDITOR,
                "Set a value list back",
                Shape.COMMAND,
                handler::restoreDefaults);
    }

    private void show() {
        HistoryHandler history = new HistoryHandler(store, writes);
        ShowHandler show = new ShowHandler(store, cache);
        add(Route.of(GET, "/api/productions/{id}/show", VIEWER, "The whole show in one document", show::show));
        add(Route.of(GET, "/api/productions/{id}/history", VIEWER, "Who changed what", history::ofProduction));
        add(Route.of(GET, "/api/history", VIEWER, "Who changed what in the library", history::ofScope));
        add(Route.of(POST, "/api/history/{changeId}/undo", EDITOR, "Take a change back", history::undo));
        add(Route.of(POST, "/api/batch", EDITOR, "Up to 500 writes as one", new BatchHandler(store, writes)::run));
    }

    private void transfers() {
        TransferHandler handler = new TransferHandler(store, plugs.transfers());
        add(Route.of(
                GET, "/api/productions/{id}/export", VIEWER, "The show as an archive or workbook", handler::export));
        CableHandler cables = new CableHandler(store, writes, plugs.transfers(), cache, numbering);
        add(Route.of(GET, "/api/productions/{id}/cables", VIEWER, "Cable schedule, to read or print", cables::cables));
        add(Route.of(
                POST,
                "/api/productions/{id}/cables/numbers",
                EDITOR,
                "Number the cables that have no number",
                cables::number));
        add(Route.of(POST, "/api/import", EDITOR, "Bring in an archive, a sheet or a browser export", handler::bring));
    }

    private void access(Streams streams, Clock clock) {
        AuthHandler auth = new AuthHandler(plugs.gate(), plugs.accounts(), streams, clock);
        add(Route.of(POST, "/api/auth/pin", NOBODY, "A session for the crew PIN", auth::pin));
        add(Route.of(POST, "/api/auth/join", NOBODY, "A session for what a QR code carried", auth::join));
        add(Route.of(POST, "/api/auth/invitations", EDITOR, "A code that lets one device in", auth::invite));
        add(Route.of(GET, "/api/auth/me", NOBODY, "Who I am", auth::me));
        add(Route.of(POST, "/api/auth/logout", NOBODY, "End the browser's session", auth::logout));
        add(Route.of(POST, "/api/auth/login", NOBODY, "A session for a name and password", auth::login));
        add(Route.of(POST, "/api/auth/password", VIEWER, "Another password of one's own", auth::password));
        AccessHandler access = new AccessHandler(plugs.gate(), plugs.accounts());
        add(Route.of(GET, "/api/access", VIEWER, "How people get in", access::get));
        add(Route.of(PUT, "/api/access", ADMIN, "Let people in another way until the next start", access::put));
        people();
        audit();
        add(Route.of(POST, "/api/auth/refresh", VIEWER, "A fresh session for one that is still good", auth::refresh));
        add(Route.of(GET, "/api/pin", ADMIN, "The crew PIN", auth::crewPin));
        add(Route.of(POST, "/api/pin", ADMIN, "A new crew PIN", auth::newCrewPin));
        add(Route.of(POST, "/api/tokens", ADMIN, "A bearer token", auth::mint));
    }

    private void people() {
        UsersHandler users = new UsersHandler(plugs.accounts());
        add(Route.of(GET, "/api/users", ADMIN, "People who sign in by name and password", users::list));
        add(Route.of(POST, "/api/users", ADMIN, "Let somebody sign in", users::add));
        add(Route.of(PATCH, "/api/users/{id}", ADMIN, "Another role or password, or switched off", users::change));
        add(Route.of(DELETE, "/api/users/{id}", ADMIN, "Remove somebody", users::remove));
        add(Route.of(
                GET,
                "/api/sync/v1/users",
                VIEWER,
                "Who may sign in, for an edge",
                new EdgeUsers(store, new Grounds(store))::list));
    }

    private void audit() {
        AuditHandler audit = new AuditHandler(
                store.audit(), () -> all.stream().collect(Collectors.toMap(AuditTrail::action, Route::summary)));
        add(Route.of(GET, "/api/audit", ADMIN, "Who signed in, who was refused, what admins did", audit::list));
    }

    private void operation(Streams streams, IntSupplier connections) {
        HealthHandler health = new HealthHandler(plugs.health(), streams, connections);
        AdminHandler admin = new AdminHandler(plugs.admin());
        RosterHandler roster = new RosterHandler(plugs.gate(), streams, store.edges());
        add(Route.of(GET, "/api/roster", VIEWER, "The devices that are connected", roster::list));
        EdgesHandler edges = new EdgesHandler(plugs.gate(), store.edges(), streams);
        add(Route.of(GET, "/api/edges", ADMIN, "The edges that are paired with this hub", edges::list));
        add(Route.of(DELETE, "/api/edges/{id}", ADMIN, "Take an edge's credential away", edges::dismiss));
        PresenceHandler presence = new PresenceHandler(streams);
        add(Route.of(PATCH, "/api/roster/{id}", VIEWER, "Give a device a name", roster::rename));
        add(Route.of(POST, "/api/roster/{id}/identify", EDITOR, "Have a device show itself", roster::identify));
        add(Route.of(GET, "/api/presence", VIEWER, "Who is connected and looks at what", presence::list));
        add(Route.of(PUT, "/api/presence", VIEWER, "What one's own tab shows", presence::look));
        add(Route.of(DELETE, "/api/roster/{id}", ADMIN, "End a device's session", roster::kick));
        add(Route.of(GET, "/api/events", VIEWER, "Live events", streams::serve));
        add(Route.of(GET, "/api/health", NOBODY, "How the server does", health::health));
        add(Route.of(GET, "/api/admin/database/health", VIEWER, "How quick the database is", health::database));
        add(Route.of(GET, "/metrics", VIEWER, "Figures for Prometheus", health::metrics));
        add(Route.of(GET, "/api/doctor", ADMIN, "What is wrong here, each with its remedy", admin::findings));
        add(Route.of(GET, "/api/log", ADMIN, "The newest lines of the log", admin::log));
        UpdateHandler updates = new UpdateHandler(plugs.updates());
        add(Route.of(GET, "/api/updates", ADMIN, "Which version runs, and how the last update went", updates::status));
        add(Route.of(POST, "/api/updates", ADMIN, "Install the signed file that is the body", updates::take));
        add(Route.of(POST, "/api/updates/restart", ADMIN, "Restart with the version that waits", updates::restart));
        add(Route.of(GET, "/api/support-bundle", ADMIN, "Logs and health in one file", admin::supportBundle));
    }

    private void recovery() {
        RecoveryHandler handler = new RecoveryHandler(plugs.recovery());
        String one = "/api/backups/{name}";
        add(Route.of(GET, "/api/backups", ADMIN, "The snapshots there are", handler::backups));
        add(Route.of(POST, "/api/backups", ADMIN, "Take a snapshot now", handler::backUp));
        add(Route.of(GET, one, ADMIN, "What is in a snapshot, and whether it is good", handler::verify));
        add(Route.of(GET, one + "/file", ADMIN, "A snapshot as a file", handler::download));
        add(Route.of(POST, "/api/restore", ADMIN, "Go back to a snapshot; the server restarts", handler::restore));
        add(Route.of(GET, "/api/restore", ADMIN, "What came of the last restore", handler::last));
    }

    private void sync(Clock clock) {
        SyncHandler sync = new SyncHandler(plugs.syncing(), new Grounds(store));
        ConflictHandler conflicts = new ConflictHandler(store, writes);
        add(Route.of(GET, "/api/sync/status", VIEWER, "How syncing stands", sync::status));
        add(Route.of(GET, "/api/sync/conflicts", VIEWER, "What waits for a decision", conflicts::list));
        add(Route.of(POST, "/api/sync/conflicts/{id}/resolve", EDITOR, "Decide a conflict", conflicts::resolve));
        add(Route.of(GET, "/api/sync/shows", EDITOR, "The shows the hub has, packed or not", sync::offers));
        add(Route.of(POST, "/api/sync/download", EDITOR, "Pack every show the hub has", sync::downloadAll));
        add(Route.of(POST, "/api/sync/upload", EDITOR, "Bring home everything that waits", sync::uploadAll));
        add(Route.of(POST, "/api/sync/production/{id}/download", EDITOR, "Pack a show", sync::download));
        add(Route.of(POST, "/api/sync/production/{id}/upload", EDITOR, "Bring a show home", sync::upload));
        add(Route.of(GET, "/api/sync/jobs/{id}", VIEWER, "How far a job is", sync::job));
        add(Route.of(GET, "/api/sync/runs", VIEWER, "What the last sync runs did", sync::runs));
        add(Route.of(POST, "/api/sync/pair", ADMIN, "Tie this edge to a hub", sync::pair));
        add(Route.of(POST, "/api/sync/pair-codes", ADMIN, "A code that lets an edge pair", sync::pairCode));
        protocol(sync, clock);
        LockHandler lock = new LockHandler(store, writes, plugs.syncing());
        add(Route.of(GET, "/api/productions/{id}/lock", VIEWER, "Where alone a show is worked on", lock::get));
        add(Route.of(PUT, "/api/productions/{id}/lock", EDITOR, "Lock a show to this server", lock::put));
        add(Route.of(
                DELETE,
                "/api/productions/{id}/lock",
                EDITOR,
                "Unlock a show, with force=true anybody's",
                lock::delete));
    }

    /** What edges and offline devices speak, version 1. */
    private void protocol(SyncHandler sync, Clock clock) {
        String scope = "/api/sync/v1/{scope}";
        Grounds grounds = new Grounds(store);
        Arrivals arrivals = new Arrivals();
        LogHandler log = new LogHandler(store, grounds, arrivals);
        PushHandler push = new PushHandler(store, clock, plugs.gate(), grounds, arrivals);
        HelloHandler hello = new HelloHandler(store, clock, grounds);
        add(Route.of(POST, "/api/sync/v1/redeem", NOBODY, "A credential for a pairing code", sync::redeem));
        add(Route.of(POST, "/api/sync/v1/session", VIEWER, "Compare where both stand", hello::session));
        add(Route.of(POST, scope + "/push", EDITOR, "Take in changes made elsewhere", push::push));
        add(Route.of(GET, scope + "/log", VIEWER, "A page of the log", log::log));
        add(Route.of(GET, scope + "/snapshot", VIEWER, "All of a scope at once", log::snapshot));
        add(Route.of(POST, scope + "/common", VIEWER, "The last entry both have", log::common));
    }

    /** Where signals go, and whether that will work. */
    private void routing() {
        TraceHandler trace = new TraceHandler(store, graphs);
        for (EntityType<?> type : List.of(Source.TYPE, Send.TYPE, Connection.TYPE, Port.TYPE)) {
            add(Route.of(GET, "/api/" + type.path() + "/{id}/trace", VIEWER, "Where a signal goes", trace.of(type)));
        }
        add(Route.of(GET, "/api/productions/{id}/trace", VIEWER, "Where the signal of a name goes", trace::named));
        ChecksHandler checks = new ChecksHandler(graphs, plugs.routers());
        CrosspointHandler points = new CrosspointHandler(store, graphs, writes);
        add(Route.of(GET, "/api/devices/{id}/crosspoints", VIEWER, "What each output shows", points::list));
        add(Route.of(PUT, "/api/devices/{id}/crosspoints", EDITOR, "Route outputs, or take a salvo", points::set));
        add(Route.of(GET, "/api/productions/{id}/checks", VIEWER, "What is wrong with the routing", checks::list));
    }

    /** Many edits as one step, each shown first with dryRun=true. */
    private void patching() {
        Plans plans = new Plans(writes, numbering);
        PatchHandler patch = new PatchHandler(store, graphs, writes, plans);
        PushModelHandler models = new PushModelHandler(store, graphs, writes, plans);
        TemplateHandler templates = new TemplateHandler(store, writes, plans);
        String show = "/api/productions/{id}";
        add(Route.of(POST, show + "/patch/connect", EDITOR, "Connect ports, the next free or a range", patch::connect));
        add(Route.of(POST, show + "/patch/duplicate", EDITOR, "The way of a signal once more", patch::duplicate));
        add(Route.of(POST, show + "/copy", EDITOR, "A new show made like this one", templates::copy));
        add(Route.of(POST, "/api/devices/{id}/swap", EDITOR, "Another model in a device's place", patch::swap));
        add(Route.of(POST, "/api/equipment/{id}/push", EDITOR, "Bring a model over to placed devices", models::push));
    }

    /** Real routers on the network. */
    private void live() {
        LiveHandler live = new LiveHandler(store, plugs.routers());
        String one = "/api/devices/{id}/live";
        add(Route.of(GET, "/api/productions/{id}/live", VIEWER, "Real routers, against the plan", live::list));
        add(Route.of(GET, one, VIEWER, "What a real router is switched to, against the plan", live::get));
        add(Route.of(PUT, one, EDITOR, "Follow the real router of a device", live::put));
        add(Route.of(PATCH, one, EDITOR, "Switch a real router, where that is turned on", live::patch));
        add(Route.of(DELETE, one, EDITOR, "Leave a real router", live::delete));
    }

    /** How devices get here. */
    private void connect(Doors doors) {
        ConnectPage page = new ConnectPage(doors, plugs.gate());
        add(Route.of(GET, "/connect", NOBODY, "Addresses and QR codes for crew devices", page::connect));
        AddressHandler addresses = new AddressHandler(doors, plugs.gate());
        add(Route.of(GET, "/api/addresses", VIEWER, "Where devices can open this server", addresses::list));
        TrustPage trust = new TrustPage(doors);
        add(Route.of(GET, "/connect/trust", NOBODY, "How devices come to trust this server", trust::page));
        add(Route.of(GET, "/connect/root.crt", NOBODY, "The root of its own certificates", trust::certificate));
        add(Route.of(GET, "/connect/root.crl", NOBODY, "What that root has revoked", trust::revoked));
        add(Route.of(GET, "/connect/{file}", NOBODY, "Its parts", page::file));
    }

    private void pages() {
        Pages pages = new Pages();
        add(Route.of(GET, "/openapi.json", NOBODY, "This description", x -> Pages.description(x, all)));
        add(Route.of(GET, "/docs", NOBODY, "This description for people", pages::docs));
        add(Route.of(GET, "/docs/{file}", NOBODY, "Its parts", pages::docsFile));
        add(Route.of(GET, "/", NOBODY, "The console", pages::home));
        add(Route.of(GET, "/join", NOBODY, "Where a QR code leads", pages::join));
        add(Route.of(GET, "/sw.js", NOBODY, "Opens the console while offline", pages::worker));
        add(Route.of(GET, "/assets/{file}", NOBODY, "Its parts", pages::asset));
    }
}
