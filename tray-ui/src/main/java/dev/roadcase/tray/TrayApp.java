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
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tray").factory());

    // event thread only
    private @Nullable View view;
    private @Nullable Reading last;
    private @Nullable ScheduledFuture<?> polling;

    private TrayApp(ServerClient client, Supervisor supervisor) {
        this.client = client;
        this.supervisor = supervisor;
    }

    /** Takes the command that starts the server as its arguments; without any it only watches. */
    public static void main(String[] args) throws IOException {
        FlatDarkLaf.setup();
        List<Path> folders = Places.ofThisProcess().data();
        Path logs = Files.createDirectories(folders.getFirst().resolve("logs"));
        Supervisor supervisor =
                new Supervisor(List.of(args), logs.resolve("tray-server.log").toFile(), Clock.systemUTC());
        TrayApp app = new TrayApp(new ServerClient(folders), supervisor);
        SwingUtilities.invokeLater(() -> app.open(args.length > 0));
    }

    private void open(boolean maySupervise) {
        view = chooseView();
        worker.execute(() -> startUnlessRunning(maySupervise));
        polling = worker.scheduleWithFixedDelay(this::poll, 0, 2, TimeUnit.SECONDS);
    }

    private View chooseView() {
        if (SystemTray.isSupported()) {
            try {
                return TrayIconView.add(this);
            } catch (AWTException e) {
                return new StatusWindow(this); // a tray that takes no icon is none
            }
        }
        return new StatusWindow(this);
    }

    private void startUnlessRunning(boolean maySupervise) {
        if (maySupervise && client.read().isEmpty()) {
            supervisor.start();
        }
    }

    private void poll() {
        supervisor.tick();
        @Nullable Reading reading = client.read().orElse(null);
        Summary summary = Summary.of(reading, supervisor.trouble());
        SwingUtilities.invokeLater(() -> show(reading, summary));
    }

    private void show(@Nullable Reading reading, Summary summary) {
        last = reading;
        if (view != null) {
            view.show(summary);
        }
    }

    private void say(String text) {
        if (view != null) {
            view.say(text);
        }
    }

    @Override
    public void openConsole() {
        if (last == null) {
            return;
        }
        String url = last.url();
        worker.execute(() -> browse(url));
    }

    private void browse(String url) {
        try {
            Desktop.getDesktop().browse(URI.create(url));
        } catch (IOException | UnsupportedOperationException e) {
            SwingUtilities.invokeLater(() -> say("No browser could be started. Open " + url + " yourself."));
        }
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
    public void packShows() {
        post("/api/sync/download", "Packing every show the hub has.");
    }

    @Override
    public void syncNow() {
        post("/api/sync/upload", "Syncing has started.");
    }

    @Override
    public void backUpNow() {
        post("/api/backups", "The backup is done.");
    }

    private void post(String path, String done) {
        worker.execute(() -> {
            String answer = client.post(path).orElse(done);
            SwingUtilities.invokeLater(() -> say(answer));
        });
    }

    @Override
    public void startServer() {
        worker.execute(supervisor::start);
    }

    @Override
    public void quit() {
        int devices = last == null ? 0 : last.devices();
        if (supervisor.owns() && devices > 0 && !confirmed(devices)) {
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

    private static boolean confirmed(int devices) {
        String question = devices + " connected device" + (devices == 1 ? " loses" : "s lose") + " Roadcase. Stop it?";
        return JOptionPane.showConfirmDialog(null, question, "Roadcase", JOptionPane.YES_NO_OPTION)
                == JOptionPane.YES_OPTION;
    }
}
