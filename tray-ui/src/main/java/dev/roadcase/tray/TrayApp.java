package dev.roadcase.tray;

import com.formdev.flatlaf.FlatDarkLaf;
import java.awt.Desktop;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** The tray: asks the server every two seconds, shows the answer, starts the server when nobody else did. */
public final class TrayApp implements Actions {
    private final ServerClient client;
    private final Supervisor supervisor;
    private final Setup setup;
    private final Upgrade upgrade;
    private final SystemService service = SystemService.ofThisProcess();
    private final ServiceSetup serviceSetup;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tray").factory());

    // event thread only
    private @Nullable View view;
    private @Nullable Reading last;
    private @Nullable ScheduledFuture<?> polling;
    private @Nullable FirstChoice firstChoice;

    private TrayApp(Places places, List<String> server, Path logs) {
        client = new ServerClient(places.data());
        supervisor = new Supervisor(server, logs.resolve("tray-server.log").toFile(), Clock.systemUTC());
        setup = new Setup(places, logs);
        upgrade = new Upgrade(client);
        serviceSetup = ServiceSetup.ofThisProcess(places.data().getFirst());
    }

    /** Takes the command that starts the server as its arguments; without any, and not installed, it only watches. */
    public static void main(String[] args) throws IOException {
        Places places = Places.ofThisProcess();
        List<String> server = args.length > 0 ? List.of(args) : places.installedServer();
        Path folder = places.data().getFirst();
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Optional<OnlyOne> place = OnlyOne.orKnock(folder);
        if (place.isEmpty()) {
            return; // the first one shows itself
        }
        FlatDarkLaf.setup();
        TrayApp app = new TrayApp(places, server, logs);
        place.get().onKnock(() -> SwingUtilities.invokeLater(app::bringUp));
        SwingUtilities.invokeLater(() -> app.open(!server.isEmpty()));
    }

    private void open(boolean maySupervise) {
        view = new FittingView(this);
        worker.execute(() -> begin(maySupervise));
    }

    private void begin(boolean maySupervise) {
        if (maySupervise && serviceSetup.isOpen() && service.isInstalled()) {
            SwingUtilities.invokeLater(() -> FirstRun.ask(setup.machine(), this::chosenForService));
        } else if (!maySupervise || client.read().isPresent() || service.isInstalled()) {
            SwingUtilities.invokeLater(this::follow);
        } else if (setup.isFirst()) {
            SwingUtilities.invokeLater(() -> FirstRun.ask(setup.machine(), this::chosen));
        } else {
            supervisor.start();
            SwingUtilities.invokeLater(this::follow);
        }
    }

    private void chosen(FirstChoice choice) {
        setup.keep(choice).ifPresent(this::say);
        firstChoice = choice;
        supervisor.start();
        follow();
    }

    private void chosenForService(FirstChoice choice) {
        follow();
        Thread.ofVirtual().name("first-run").start(() -> {
            serviceSetup.close();
            if (choice.equals(FirstChoice.SKIPPED)) {
                return;
            }
            boolean signedIn =
                    serviceSetup.keep(choice).filter(client::keepToken).isPresent();
            SwingUtilities.invokeLater(() -> {
                if (signedIn) {
                    firstChoice = choice;
                } else {
                    say(Words.of("first.refused"));
                }
            });
        });
    }

    private void follow() {
        polling = worker.scheduleWithFixedDelay(this::poll, 0, 2, TimeUnit.SECONDS);
    }

    private void poll() {
        supervisor.tick();
        @Nullable Reading reading = client.read().orElse(null);
        if (reading != null && reading.isRunning()) {
            supervisor.isUp();
        }
        @Nullable String notice = supervisor.notice();
        if (notice != null) {
            sayLater(notice);
        }
        Summary summary = Summary.of(reading, supervisor.trouble());
        String address = reading == null ? "" : CrewAddress.of(reading.url());
        SwingUtilities.invokeLater(() -> show(reading, summary, address));
    }

    private void show(@Nullable Reading reading, Summary summary, String address) {
        last = reading;
        if (view != null) {
            view.show(summary, address);
        }
        if (firstChoice != null && reading != null && reading.isRunning()) {
            FirstChoice choice = firstChoice;
            firstChoice = null;
            pair(choice);
            showConnect();
        }
    }

    private void pair(FirstChoice choice) {
        if (choice.pairs()) {
            post("/api/sync/pair", client.pairing(choice.hub(), choice.code()), Words.of("paired", choice.hub()));
        }
    }

    private void bringUp() {
        if (view != null) {
            view.bringUp();
        }
    }

    private void say(String text) {
        if (view != null) {
            view.say(text);
        }
    }

    @Override
    public void openConsole() {
        if (last != null) {
            browse(last.url());
        }
    }

    private void browse(String url) {
        worker.execute(() -> {
            try {
                Desktop.getDesktop().browse(URI.create(url));
            } catch (IOException | UnsupportedOperationException e) {
                SwingUtilities.invokeLater(() -> say(Words.of("nobrowser", url)));
            }
        });
    }

    @Override
    public void showConnect() {
        if (last == null) {
            return;
        }
        Reading reading = last;
        worker.execute(() -> {
            Optional<String> pin = client.pin();
            Optional<String> longPin = client.longPin();
            String address = CrewAddress.of(reading.url());
            SwingUtilities.invokeLater(() -> ConnectWindow.open(reading.name(), address, pin, longPin));
        });
    }

    @Override
    public void copyAddress() {
        if (last != null) {
            String address = CrewAddress.of(last.url());
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(address), null);
            say(Words.of("copied", address));
        }
    }

    @Override
    public void packShow() {
        worker.execute(() -> {
            List<Show> shows = Show.of(client.get("/api/sync/status"));
            SwingUtilities.invokeLater(() ->
                    Show.choose(shows).ifPresent(show -> post(show.path(), "{}", Words.of("fetching", show.name()))));
        });
    }

    @Override
    public void syncNow() {
        post("/api/sync/upload", "{}", Words.of("syncstarted"));
    }

    @Override
    public void openConflicts() {
        if (last == null) {
            return;
        }
        String url = last.url();
        worker.execute(() -> {
            String production =
                    client.get("/api/sync/conflicts").path(0).path("production").asText();
            SwingUtilities.invokeLater(() -> {
                if (production.isEmpty()) {
                    say(Words.of("noconflict"));
                } else {
                    browse(url + "/#/" + production + "/sync");
                }
            });
        });
    }

    @Override
    public void backUpNow() {
        post("/api/backups", "{}", Words.of("backedup"));
    }

    private void post(String path, String body, String done) {
        worker.execute(() -> {
            String answer = client.post(path, body).orElse(done);
            SwingUtilities.invokeLater(() -> say(answer));
        });
    }

    @Override
    public void showDevices() {
        if (last == null) {
            return;
        }
        String name = last.name();
        worker.execute(() -> {
            List<DevicesWindow.Line> lines = DevicesWindow.Line.of(client.get("/api/roster"));
            SwingUtilities.invokeLater(() -> DevicesWindow.open(name, lines));
        });
    }

    @Override
    public void signIn() {
        SignIn.ask()
                .ifPresent(token -> worker.execute(() -> {
                    boolean taken = client.keepToken(token);
                    sayLater(Words.of(taken ? "signin.done" : "signin.wrong"));
                }));
    }

    @Override
    public boolean startsAtLogin() {
        return setup.startsAtLogin();
    }

    @Override
    public void switchLogin() {
        say(setup.startAtLogin(!setup.startsAtLogin()));
    }

    @Override
    public void openLogs() {
        Optional<String> told = service.isInstalled() ? Optional.of(Words.of("service.logs")) : setup.openLogs();
        told.ifPresent(this::say);
    }

    @Override
    public void showAbout() {
        String version = last == null || last.version().isEmpty() ? "Roadcase" : "Roadcase " + last.version();
        AboutWindow.open(version, setup.startsAtLogin(), new AboutWindow.Deeds() {
            @Override
            public void switchLogin() {
                TrayApp.this.switchLogin();
            }

            @Override
            public void openSettings() {
                Optional<String> told =
                        service.isInstalled() ? Optional.of(serviceSetup.settingsWords()) : setup.openSettings();
                told.ifPresent(TrayApp.this::say);
            }

            @Override
            public void update(Path file) {
                Thread.ofVirtual().name("update").start(() -> installed(upgrade.install(file, TrayApp.this::sayLater)));
            }
        });
    }

    private void sayLater(String text) {
        SwingUtilities.invokeLater(() -> say(text));
    }

    private void installed(Upgrade.Outcome outcome) {
        SwingUtilities.invokeLater(() -> {
            say(outcome.words());
            if (outcome.restart() && confirmed(Words.of("update.restart"))) {
                post("/api/updates/restart", "{}", outcome.words());
            }
        });
    }

    @Override
    public void startServer() {
        worker.execute(() -> {
            if (service.isInstalled()) {
                service.start();
            } else {
                supervisor.start();
            }
        });
    }

    @Override
    public void stopServer() {
        int devices = last == null ? 0 : last.devices();
        if (!confirmed(devices > 0 ? Words.count("lose", devices) : Words.of("stop.ask"))) {
            return;
        }
        worker.execute(() -> {
            if (supervisor.owns()) {
                supervisor.close();
            } else if (!service.isRunning() || !service.stop()) {
                sayLater(Words.of("stop.foreign"));
            }
        });
    }

    @Override
    public void quit() {
        int devices = last == null ? 0 : last.devices();
        if (supervisor.owns() && devices > 0 && !confirmed(Words.count("lose", devices))) {
            return;
        }
        if (polling != null) {
            polling.cancel(false);
        }
        worker.shutdown();
        Thread.ofPlatform().name("quit").start(() -> {
            supervisor.close();
            System.exit(0);
        });
    }

    private static boolean confirmed(String question) {
        Object[] answers = {Words.of("yes"), Words.of("no")};
        return JOptionPane.showOptionDialog(
                        null,
                        question,
                        "Roadcase",
                        JOptionPane.YES_NO_OPTION,
                        JOptionPane.QUESTION_MESSAGE,
                        null,
                        answers,
                        answers[1])
                == JOptionPane.YES_OPTION;
    }
}
