package dev.roadcase.tray;

import com.formdev.flatlaf.FlatDarkLaf;
import java.awt.AWTException;
import java.awt.Desktop;
import java.awt.SystemTray;
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
        upgrade = new Upgrade(server);
    }

    /** Takes the command that starts the server as its arguments; without any it only watches. */
    public static void main(String[] args) throws IOException {
        Places places = Places.ofThisProcess();
        Path folder = places.data().getFirst();
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Optional<OnlyOne> place = OnlyOne.orKnock(folder);
        if (place.isEmpty()) {
            return; // the first one shows itself
        }
        FlatDarkLaf.setup();
        TrayApp app = new TrayApp(places, List.of(args), logs);
        place.get().onKnock(() -> SwingUtilities.invokeLater(app::bringUp));
        SwingUtilities.invokeLater(() -> app.open(args.length > 0));
    }

    private void open(boolean maySupervise) {
        view = chooseView();
        worker.execute(() -> begin(maySupervise));
    }

    private View chooseView() {
        if (SystemTray.isSupported()) {
            try {
                return TrayIconView.add(this);
            } catch (AWTException e) {
                return StatusWindow.instead(this); // a tray that takes no icon is none
            }
        }
        return StatusWindow.instead(this);
    }

    private void begin(boolean maySupervise) {
        if (!maySupervise || client.read().isPresent()) {
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

    private void follow() {
        polling = worker.scheduleWithFixedDelay(this::poll, 0, 2, TimeUnit.SECONDS);
    }

    private void poll() {
        supervisor.tick();
        @Nullable Reading reading = client.read().orElse(null);
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
            post("/api/sync/pair", client.pairing(choice.hub(), choice.code()), "Paired with " + choice.hub() + ".");
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
                SwingUtilities.invokeLater(() -> say("No browser could be started. Open " + url + " yourself."));
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
            String address = CrewAddress.of(reading.url());
            SwingUtilities.invokeLater(() -> ConnectWindow.open(reading.name(), address, pin));
        });
    }

    @Override
    public void copyAddress() {
        if (last != null) {
            String address = CrewAddress.of(last.url());
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(address), null);
            say("Copied " + address);
        }
    }

    @Override
    public void packShow() {
        worker.execute(() -> {
            List<Show> shows = Show.of(client.get("/api/sync/status"));
            SwingUtilities.invokeLater(() -> Show.choose(shows)
                    .ifPresent(show -> post(show.path(), "{}", "Fetching " + show.name() + " from the hub.")));
        });
    }

    @Override
    public void syncNow() {
        post("/api/sync/upload", "{}", "Syncing has started.");
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
                    say("There is no conflict to decide.");
                } else {
                    browse(url + "/#/" + production + "/sync");
                }
            });
        });
    }

    @Override
    public void backUpNow() {
        post("/api/backups", "{}", "The backup is done.");
    }

    private void post(String path, String body, String done) {
        worker.execute(() -> {
            String answer = client.post(path, body).orElse(done);
            SwingUtilities.invokeLater(() -> say(answer));
        });
    }

    @Override
    public void showSettings() {
        String version = last == null || last.version().isEmpty() ? "Roadcase" : "Roadcase " + last.version();
        SettingsWindow.open(version, setup.startsAtLogin(), new SettingsWindow.Deeds() {
            @Override
            public void startAtLogin(boolean on) {
                say(setup.startAtLogin(on));
            }

            @Override
            public void openSettings() {
                setup.openSettings().ifPresent(TrayApp.this::say);
            }

            @Override
            public void openLogs() {
                setup.openLogs().ifPresent(TrayApp.this::say);
            }

            @Override
            public void update(Path file) {
                say("Checking the update...");
                Thread.ofVirtual().name("update").start(() -> installed(upgrade.install(file)));
            }
        });
    }

    private void installed(Upgrade.Outcome outcome) {
        SwingUtilities.invokeLater(() -> {
            say(outcome.words());
            if (outcome.done() && supervisor.owns() && confirmed("Restart Roadcase with the new version now?")) {
                worker.execute(supervisor::restart);
            }
        });
    }

    @Override
    public void startServer() {
        worker.execute(supervisor::start);
    }

    @Override
    public void quit() {
        int devices = last == null ? 0 : last.devices();
        if (supervisor.owns() && devices > 0 && !confirmed(lost(devices) + " Stop it?")) {
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

    private static String lost(int devices) {
        return devices + " connected device" + (devices == 1 ? " loses" : "s lose") + " Roadcase.";
    }

    private static boolean confirmed(String question) {
        return JOptionPane.showConfirmDialog(null, question, "Roadcase", JOptionPane.YES_NO_OPTION)
                == JOptionPane.YES_OPTION;
    }
}
